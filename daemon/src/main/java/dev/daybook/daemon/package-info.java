/** The composition root: what starts, in which order, and how it stops. */
@NullMarked
package dev.daybook.daemon;

import org.jspecify.annotations.NullMarked;
