package dev.daybook.capture.x11;

import java.time.Duration;

/** The moment by which an observation must be over, on this process's monotonic clock. */
record Deadline(long nanos) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Milliseconds left, at least 1: a wait of 0 would mean for ever. */
    long millisLeft() throws DisplayFault {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new DisplayFault("the X server does not answer; it may be hung or suspended");
        }
        return Math.max(1, left / 1_000_000);
    }
}
