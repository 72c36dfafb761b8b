package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WatchedTest {

    private static final Watched WATCHED = new Watched("watched", Duration.ofMillis(20));

    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void whatGivesNoSignIsNotWaitedForForEver() {
        assertThrows(Watched.Hangs.class, () -> WATCHED.run(sign -> {
            goOn.await();
            return "late";
        }));
        goOn.countDown();
    }

    @Test
    void whatTakesItsTimeIsWaitedForHoweverSilent() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        String done = WATCHED.run(sign -> {
            goOn.await();
            return "done";
        }, () -> {
            if (looks.incrementAndGet() == 5) {
                goOn.countDown();
            }
            return true;
        });
        assertEquals("done", done);
    }
}
