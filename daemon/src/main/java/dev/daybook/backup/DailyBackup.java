package dev.daybook.backup;

import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a backup made on each local day that has none yet, once anything has changed since the last one; not while the
 * daemon is young. What the machine slept through is made up for at the next look. After a failure, or a cancel, it waits
 * an hour.
 */
public final class DailyBackup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyBackup.class);
    private static final Duration YOUNG = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final BackupWork work;
    private final Backups backups;
    private final BackedUpStore source;
    private final Consumer<Map<String, String>> begin;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final ScheduledExecutorService looks = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("daily-backup").daemon().factory());

    /**
     * Prepares it.
     *
     * @param begin makes the operation with these options and begins it
     * @param zone the person's, now
     */
    public DailyBackup(BackupWork work, Backups backups, BackedUpStore source, Consumer<Map<String, String>> begin,
            Supplier<ZoneId> zone, Supplier<Instant> clock) {
        this.work = work;
        this.backups = backups;
        this.source = source;
        this.begin = begin;
        this.zone = zone;
        this.clock = clock;
    }

    public void start() {
        var _ = looks.scheduleWithFixedDelay(this::attempt, YOUNG.toSeconds(), LOOK_EVERY.toSeconds(),
                TimeUnit.SECONDS);
    }

    /** A look that fails is followed by another one. */
    private void attempt() {
        try {
            look();
        } catch (StoreUnavailable e) {
            LOG.warn("The backup of the day waits for the store: {}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("Whether a backup is due could not be told; another look follows", e);
        }
    }

    /** Begins one if it is due. */
    void look() throws IOException {
        List<Backup> made = backups.verified();
        if (!waits() && !madeOn(today(), made) && changedSince(made)) {
            begin.accept(BackupWork.BY_ITSELF);
        }
    }

    /** When the next one is due: at the earliest, for nothing is copied that has not changed. */
    Instant next(List<Backup> made) {
        if (work.last() instanceof BackupWork.Last.Failed failed && waits()) {
            return failed.at().plus(AFTER_FAILURE);
        }
        return madeOn(today(), made) ? today().plusDays(1).atStartOfDay(zone.get()).toInstant() : clock.get();
    }

    /** Whether the store has changed since the newest backup; so it has when there is none. */
    boolean changedSince(List<Backup> made) {
        Optional<BackupManifest> newest = made.stream().map(Backup::manifest)
                .max(Comparator.comparingLong(BackupManifest::sequence));
        return newest.isEmpty() || source.changedSince(newest.get().rows(), newest.get().takenAt());
    }

    private boolean madeOn(LocalDate day, List<Backup> made) {
        return made.stream().anyMatch(backup -> LocalDate.ofInstant(backup.since(), zone.get()).equals(day));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.get(), zone.get());
    }

    private boolean waits() {
        return switch (work.last()) {
            case BackupWork.Last.None _ -> false;
            case BackupWork.Last.Underway _ -> true;
            case BackupWork.Last.BrokenOff(Instant at) -> justNow(at);
            case BackupWork.Last.Failed(Instant at, _) -> justNow(at);
        };
    }

    /** A clock that was set back makes nothing wait. */
    private boolean justNow(Instant at) {
        Instant now = clock.get();
        return !now.isBefore(at) && now.isBefore(at.plus(AFTER_FAILURE));
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
