/** Watches over operations: who speaks for them, what their workers are told, and what becomes of orphans. */
@NullMarked
package dev.daybook.watch;

import org.jspecify.annotations.NullMarked;
