package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Backoff backoff = new Backoff(nanos::get);

    @Test
    void theFirstAttemptIsDueAtOnce() {
        assertTrue(backoff.due());
    }

    @Test
    void attemptsGrowRarerUpToFiveSeconds() {
        assertEquals(List.of(500, 1000, 2000, 4000, 5000, 5000), waits(6));
    }

    @Test
    void successStartsAnew() {
        waits(4);
        backoff.succeeded();

        assertTrue(backoff.due());
        assertEquals(List.of(500, 1000), waits(2));
    }

    private List<Integer> waits(int failures) {
        List<Integer> waits = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            backoff.failed();
            int waited = 0;
            while (!backoff.due()) {
                nanos.addAndGet(Duration.ofMillis(100).toNanos());
                waited += 100;
            }
            waits.add(waited);
        }
        return waits;
    }
}
