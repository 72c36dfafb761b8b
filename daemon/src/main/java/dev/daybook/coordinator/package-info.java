/** Runs plans: looks when they are due, and takes each run from phase to phase. */
@NullMarked
package dev.daybook.coordinator;

import org.jspecify.annotations.NullMarked;
