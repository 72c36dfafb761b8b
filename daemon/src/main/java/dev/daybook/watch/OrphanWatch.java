package dev.daybook.watch;

import dev.daybook.api.Health;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.timeline.Tick;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that has the detector look once a second. An error in one look leaves the next one to go on. */
public final class OrphanWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanWatch.class);

    private final OrphanDetector detector;
    private final Supplier<Tick> clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean storeAway;
    private final Thread thread = Thread.ofPlatform().name("orphan-detector").unstarted(this::run);

    public OrphanWatch(OrphanDetector detector, Supplier<Tick> clock) {
        this.detector = detector;
        this.clock = clock;
    }

    public void start() {
        thread.start();
        LOG.info("Orphan detector started: timeout {} s, a check each {} s", detector.limits().timeout().toSeconds(),
                detector.limits().interval().toSeconds());
    }

    /** The detector as it is now. */
    public Health.OrphanDetector health() {
        Instant last = detector.lastCheck();
        return new Health.OrphanDetector(thread.isAlive(), last == null ? null : last.truncatedTo(ChronoUnit.SECONDS),
                detector.watched().size(), (int) detector.limits().timeout().toSeconds(),
                (int) detector.limits().interval().toSeconds());
    }

    /** What a person should know, one sentence each. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!thread.isAlive()) {
            notices.add("Operations are not watched: the orphan detector does not run; the log says why");
        }
        detector.unresponsive().stream().sorted().forEach(id -> notices.add("Operation " + id
                + ": its worker is alive and does not answer; it may be stopped (kill -CONT) or hang"));
        return notices;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!stop.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            LOG.error("The orphan detector was interrupted and ends; nobody may do that", e);
        }
    }

    private void look() {
        try {
            Tick tick = clock.get();
            detector.step(tick.awake(), tick.wall());
            storeAway = false;
        } catch (StoreUnavailable e) {
            if (!storeAway) {
                LOG.warn("The orphan detector waits for the store: {}", e.getMessage());
            }
            storeAway = true;
        } catch (RuntimeException e) {
            LOG.error("The orphan detector failed in one look and goes on", e);
        }
    }
}
