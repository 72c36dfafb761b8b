/** The daemon as the desktop sees it: there or away, what has changed, and how to ask it without waiting. */
@NullMarked
package dev.daybook.ui.live;

import org.jspecify.annotations.NullMarked;
