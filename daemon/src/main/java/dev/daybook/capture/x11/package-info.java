/** The X11 source: a small client of the X wire protocol. */
@NullMarked
package dev.daybook.capture.x11;

import org.jspecify.annotations.NullMarked;
