/** Small controls and words that every view uses. */
@NullMarked
package dev.daybook.ui.parts;

import org.jspecify.annotations.NullMarked;
