package dev.daybook.server;

/** When pulses are due, in milliseconds: a second never passes without one, and a second never holds more than five. */
final class Rhythm {

    /** From one pulse to the next when nothing changes. */
    static final long RESTING = 900;

    /** So long a change waits for what comes with it: a pause is a row, the end of a session, and a state. */
    static final long TOGETHER = 50;

    /** From one pulse to the next at least. */
    static final long APART = 200;

    private Rhythm() {}

    /**
     * How long from now to the pulse that tells of a change.
     *
     * @param left until the next pulse that is due anyhow, {@link #RESTING} after the last
     */
    static long untilToldOf(long left) {
        long since = RESTING - left;
        return Math.clamp(Math.max(TOGETHER, APART - since), 0, Math.max(0, left));
    }
}
