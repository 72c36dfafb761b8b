/** Finding sessions again by what was seen in them, and by what was written about them. */
@NullMarked
package dev.daybook.ui.search;

import org.jspecify.annotations.NullMarked;
