/** Samples what is in focus, and the recorder that turns samples into the day. */
@NullMarked
package dev.daybook.capture;

import org.jspecify.annotations.NullMarked;
