/** The worker: it runs the command of an operation, outlives any number of daemons, and tells each what it holds. */
@NullMarked
package dev.daybook.worker;

import org.jspecify.annotations.NullMarked;
