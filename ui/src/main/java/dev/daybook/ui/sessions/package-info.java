/** All sessions in a table, newest first, with what they stand for. */
@NullMarked
package dev.daybook.ui.sessions;

import org.jspecify.annotations.NullMarked;
