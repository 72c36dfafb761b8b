/** Writes ended sessions into the day's file. */
@NullMarked
package dev.daybook.summary;

import org.jspecify.annotations.NullMarked;
