/** Forgetting: what a person wants gone is gone from every file that Daybook keeps. */
@NullMarked
package dev.daybook.forget;

import org.jspecify.annotations.NullMarked;
