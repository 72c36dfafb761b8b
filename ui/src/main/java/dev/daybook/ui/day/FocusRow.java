package dev.daybook.ui.day;

/**
 * What was in focus, all in all, in the time that is looked at.
 *
 * @param application empty for no window
 * @param title empty when it had none
 * @param seconds it was in focus
 */
record FocusRow(String application, String title, String category, long seconds) {}
