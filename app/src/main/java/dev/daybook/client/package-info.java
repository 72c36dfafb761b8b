/** Talks to the daemon over its socket. */
@NullMarked
package dev.daybook.client;

import org.jspecify.annotations.NullMarked;
