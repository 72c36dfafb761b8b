package dev.daybook.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what cannot be subscribed to. */
public final class Patience {

    private Patience() {}

    /**
     * Looks at {@code condition} at once and then every {@code interval}, until it holds.
     *
     * @return false when it did not hold {@code within} that time
     * @throws InterruptedException when interrupted between two looks
     */
    public static boolean until(BooleanSupplier condition, Duration within, Duration interval)
            throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(interval.toNanos());
        }
        return true;
    }
}
