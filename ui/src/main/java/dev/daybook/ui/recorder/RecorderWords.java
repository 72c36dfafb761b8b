package dev.daybook.ui.recorder;

/**
 * The recorder's state for a person.
 *
 * @param brief a few words
 * @param detail one line more; empty when there is nothing to add
 */
public record RecorderWords(RecorderState state, String brief, String detail) {}
