/** Runs the commands of operations. Knows nothing of the daemon: what it did it tells whoever asked. */
@NullMarked
package dev.daybook.worker;

import org.jspecify.annotations.NullMarked;
