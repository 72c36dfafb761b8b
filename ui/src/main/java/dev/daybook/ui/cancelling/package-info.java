/** Cancelling: what is asked before, what is told after, and how it is taken back. */
@NullMarked
package dev.daybook.ui.cancelling;

import org.jspecify.annotations.NullMarked;
