package dev.daybook.prune;

import dev.daybook.timeline.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has pruning done once a day of the wall clock, when anything is due, and not while the daemon is young. */
public final class DailyPrune implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyPrune.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final long LOOK_EVERY_MINUTES = 10;

    private final PruneWork work;
    private final Runnable prune;
    private final Supplier<Instant> clock;
    private final ScheduledExecutorService looks = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("daily-prune").daemon().factory());
    private @Nullable Instant last;

    /**
     * @param prune begins the operation
     */
    public DailyPrune(PruneWork work, Runnable prune, Supplier<Instant> clock) {
        this.work = work;
        this.prune = prune;
        this.clock = clock;
    }

    public void start() {
        var _ = looks.scheduleWithFixedDelay(this::attempt, LOOK_EVERY_MINUTES, LOOK_EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** A look that fails is followed by another one. */
    private void attempt() {
        try {
            look();
        } catch (StoreUnavailable e) {
            LOG.warn("Pruning waits for the store: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Whether anything is to be pruned could not be told; another look follows", e);
        }
    }

    /** A clock that was set back begins a new day. */
    public void look() {
        Instant now = clock.get();
        boolean today = last != null && !now.isBefore(last) && now.isBefore(last.plus(DAY));
        if (!today && work.due(now)) {
            last = now;
            prune.run();
        }
    }

    @Override
    public void close() {
        looks.shutdown();
        try {
            looks.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
