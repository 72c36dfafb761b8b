/** Daybook's emblem, drawn at any size. */
@NullMarked
package dev.daybook.ui.emblem;

import org.jspecify.annotations.NullMarked;
