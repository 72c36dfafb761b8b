package dev.daybook.timeline;

/** What the person was doing, as far as a machine can tell. */
public enum ActivityState {
    /** Input within the idle threshold. */
    ACTIVE,
    /** No input for at least the idle threshold, counted from the last input. */
    IDLE,
    /** The screen was locked. */
    LOCKED,
    /** The machine slept. */
    ASLEEP
}
