/** A week as a picture: what its days went to, and how much of them is known. */
@NullMarked
package dev.daybook.ui.week;

import org.jspecify.annotations.NullMarked;
