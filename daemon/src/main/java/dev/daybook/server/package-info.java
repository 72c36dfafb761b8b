/** The API over the Unix domain socket. */
@NullMarked
package dev.daybook.server;

import org.jspecify.annotations.NullMarked;
