/** What went wrong and the person has not seen yet. */
@NullMarked
package dev.daybook.ui.attention;

import org.jspecify.annotations.NullMarked;
