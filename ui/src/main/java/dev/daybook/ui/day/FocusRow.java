package dev.daybook.ui.day;

import java.time.Instant;

/**
 * What was in focus, all in all, in the time that is looked at.
 *
 * @param application empty for no window
 * @param title empty when it had none
 * @param first when it was first in focus, to the minute
 * @param seconds it was in focus
 */
record FocusRow(String application, String title, String category, Instant first, long seconds) {}
