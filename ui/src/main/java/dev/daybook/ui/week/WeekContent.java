package dev.daybook.ui.week;

/** What there is to see of a week. */
sealed interface WeekContent {

    /** It was asked for. */
    record Waiting() implements WeekContent {}

    /** It is there. */
    record Shown(Week week) implements WeekContent {}

    /**
     * It cannot be had.
     *
     * @param reason what hindered it, in one line
     * @param remedy what to do about it, in one line; empty when that is not known
     */
    record Failed(String reason, String remedy) implements WeekContent {}
}
