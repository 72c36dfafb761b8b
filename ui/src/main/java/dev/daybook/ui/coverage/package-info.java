/** Where the seconds of days went, as a bar and in words. */
@NullMarked
package dev.daybook.ui.coverage;

import org.jspecify.annotations.NullMarked;
