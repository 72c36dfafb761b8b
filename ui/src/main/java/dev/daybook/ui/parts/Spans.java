package dev.daybook.ui.parts;

/** Lengths of time in words. */
public final class Spans {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private Spans() {}

    /** To the minute, for instance {@code 2 h 05 min}, {@code 12 min} or {@code 40 s}. */
    public static String brief(long seconds) {
        if (seconds < MINUTE) {
            return Math.max(0, seconds) + " s";
        } else if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return "%d h %02d min".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
    }

    /** As a clock that runs, for instance {@code 2:05:09} or {@code 0:40}. */
    public static String running(long seconds) {
        long whole = Math.max(0, seconds);
        return whole < HOUR
                ? "%d:%02d".formatted(whole / MINUTE, whole % MINUTE)
                : "%d:%02d:%02d".formatted(whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
    }
}
