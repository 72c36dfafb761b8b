package dev.daybook.coordinator;

import dev.daybook.timeline.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that takes runs further when operations have changed, starts plans when they fall due, and looks at
 * everything once a minute. By the wall clock: what was missed in a sleep is found soon after.
 */
public final class PlanWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanWatch.class);

    /** Between two looks at everything, and at files that may have changed. */
    private static final Duration EVERYTHING = Duration.ofMinutes(1);

    /** Between two looks at the clock while something will fall due: in a sleep it went on and this wait did not. */
    private static final Duration CLOCK = Duration.ofSeconds(10);

    private static final Duration STORE_AWAY = Duration.ofSeconds(1);

    private final Coordinator coordinator;
    private final PlanDesk desk;
    private final Supplier<Instant> clock;
    private final Thread thread = Thread.ofPlatform().name("plans").unstarted(this::run);
    private volatile boolean stopping;
    private Instant next = Instant.MIN;
    private boolean resumed;
    private boolean storeAway;

    public PlanWatch(Coordinator coordinator, PlanDesk desk, Supplier<Instant> clock) {
        this.coordinator = coordinator;
        this.desk = desk;
        this.clock = clock;
    }

    /** What a person should know, one sentence each. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>(desk.notices());
        if (!thread.isAlive()) {
            notices.add("Plans do not run: their thread has died; the log says why. 'daybook stop' and start again");
        }
        return notices;
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopping = true;
        coordinator.wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long everything = System.nanoTime() + EVERYTHING.toNanos();
        while (!stopping) {
            boolean all = System.nanoTime() - everything >= 0;
            if (all) {
                everything = System.nanoTime() + EVERYTHING.toNanos();
            }
            await(turn(all));
        }
    }

    /** Runs before looks: one that is over makes room for the next. */
    private Duration turn(boolean all) {
        try {
            if (!resumed) {
                coordinator.resume();
                resumed = true;
            }
            boolean over = coordinator.advance();
            if (all || over || !clock.get().isBefore(next)) {
                next = desk.look(all).orElse(Instant.MAX);
            }
            storeAway = false;
            return untilNext();
        } catch (StoreUnavailable e) {
            if (!storeAway) {
                LOG.warn("Plans wait for the store: {}", e.getMessage());
            }
            storeAway = true;
            return STORE_AWAY;
        } catch (RuntimeException | Error e) {
            LOG.error("The plans failed in one turn and go on", e);
            return EVERYTHING;
        }
    }

    private Duration untilNext() {
        Instant now = clock.get();
        if (next.equals(Instant.MAX)) {
            return EVERYTHING;
        }
        return next.isBefore(now.plus(CLOCK)) ? Duration.between(now, next) : CLOCK;
    }

    private void await(Duration wait) {
        try {
            coordinator.awaitNews(wait);
        } catch (InterruptedException e) {
            LOG.error("The plans were interrupted; nobody may do that. They go on", e);
        }
    }
}
