/** Answers in the forms that other programs read: tables as CSV, sessions as an iCalendar. Pure. */
@NullMarked
package dev.daybook.cli.export;

import org.jspecify.annotations.NullMarked;
