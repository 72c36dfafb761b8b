package dev.daybook.capture.x11;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Spaces out the attempts to reach a server that is not there, so that an absent one costs next to nothing. */
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier nanoClock;
    private Duration wait = Duration.ZERO;
    private long failedAt;

    Backoff(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    boolean due() {
        return nanoClock.getAsLong() - failedAt >= wait.toNanos() || wait.isZero();
    }

    void failed() {
        Duration doubled = wait.isZero() ? FIRST : wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        failedAt = nanoClock.getAsLong();
    }

    void succeeded() {
        wait = Duration.ZERO;
    }
}
