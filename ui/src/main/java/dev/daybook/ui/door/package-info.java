/** One desktop a person: a second start makes itself known to the first. */
@NullMarked
package dev.daybook.ui.door;

import org.jspecify.annotations.NullMarked;
