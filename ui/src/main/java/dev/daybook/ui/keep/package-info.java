/** What the desktop remembers of itself from one start to the next. */
@NullMarked
package dev.daybook.ui.keep;

import org.jspecify.annotations.NullMarked;
