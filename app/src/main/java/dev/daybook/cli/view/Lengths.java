package dev.daybook.cli.view;

import java.time.Duration;
import java.time.Instant;

/** Durations in words: {@code 35 s}, {@code 42 min}, {@code 1 h 05 min}. Negative ones, from stepped clocks, are none. */
final class Lengths {

    private Lengths() {}

    static String of(Duration length) {
        return ofSeconds(length.toSeconds());
    }

    static String between(Instant start, Instant end) {
        return of(Duration.between(start, end));
    }

    /** Whole minutes from one minute on, cut and not rounded. */
    static String ofSeconds(long seconds) {
        long minutes = seconds / 60;
        if (seconds < 60) {
            return Math.max(0, seconds) + " s";
        }
        return minutes < 60 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
    }
}
