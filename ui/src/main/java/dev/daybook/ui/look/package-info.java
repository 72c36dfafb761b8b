/** Light and dark, and the colours of categories. */
@NullMarked
package dev.daybook.ui.look;

import org.jspecify.annotations.NullMarked;
