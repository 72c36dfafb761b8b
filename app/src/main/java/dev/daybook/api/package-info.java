/** The records that cross the socket: one shape for the daemon, the command line and the window. */
@NullMarked
package dev.daybook.api;

import org.jspecify.annotations.NullMarked;
