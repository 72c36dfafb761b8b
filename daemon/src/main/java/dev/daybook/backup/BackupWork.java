package dev.daybook.backup;

import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OneAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task {@code backup}: a copy of the database, verified by reading all of it; then what {@link Rotation} does not
 * keep is removed, and the journal's beginning with it. The order names the copy, so asking for it again keeps the one
 * that is there. Thread safe.
 *
 * <p><b>Invariant:</b> no older backup goes before the new one is verified and on disk.
 *
 * <p><b>Invariant:</b> nothing of the journal goes that comes after the second newest backup whose bytes are still those
 * that were verified: the newest may rot.
 */
public final class BackupWork implements DaemonWork {

    /** Options of an order that the daemon gives by itself; nobody else may. */
    static final Map<String, String> BY_ITSELF = Map.of("daily", "true");

    private static final Logger LOG = LoggerFactory.getLogger(BackupWork.class);
    private static final int MOST_KEPT = 365;
    private static final List<Option> OPTIONS = List.of(Option.wholeNumber("keep", 1, MOST_KEPT));

    private final Backups backups;
    private final BackedUpStore source;
    private final Rotation rotation;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final BackupMaking making;
    private final OneAtATime turn = new OneAtATime();
    private volatile Last last = new Last.None();

    /** Bytes that may still be written. */
    interface FreeSpace {
        long in(Path folder) throws IOException;
    }

    /** How the last one went since the daemon was launched. */
    sealed interface Last {

        /** There was none, or it came to its end. */
        record None() implements Last {}

        /** It is being made. */
        record Underway() implements Last {}

        /** It was told to end. */
        record BrokenOff(Instant at) implements Last {}

        record Failed(Instant at, String why) implements Last {}
    }

    /**
     * Prepares it.
     *
     * @param backups the folder is made, for its owner alone
     * @param zone the person's, now: it says what is a day
     */
    public BackupWork(Backups backups, BackedUpStore source, Rotation rotation, Supplier<ZoneId> zone,
            Supplier<Instant> clock) {
        this(backups, source, rotation, zone, clock, place -> Files.getFileStore(place).getUsableSpace());
    }

    BackupWork(Backups backups, BackedUpStore source, Rotation rotation, Supplier<ZoneId> zone,
            Supplier<Instant> clock, FreeSpace free) {
        this.backups = backups;
        this.source = source;
        this.rotation = rotation;
        this.zone = zone;
        this.clock = clock;
        this.making = new BackupMaking(backups, source, clock, free);
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        return turn.run(steps, () -> told(() -> {
            Instant since = order.since().truncatedTo(ChronoUnit.SECONDS);
            make(since, made(order.options()), steps);
            List<Backup> surplus = rotation.surplus(backups.verified(), current()::contains, zone.get(), clock.get());
            backups.remove(surplus.stream().filter(one -> !one.zip().equals(backups.zip(since))).toList());
            shortenJournal(since);
            return Map.of("DAYBOOK_BACKUP", backups.zip(since).toString());
        }));
    }

    private static BackupMaking.Made made(Map<String, String> options) {
        boolean byItself = options.entrySet().containsAll(BY_ITSELF.entrySet());
        return new BackupMaking.Made(byItself ? Origin.DAILY : Origin.ORDERED,
                Optional.ofNullable(options.get("keep")).map(Integer::valueOf).orElse(null));
    }

    /**
     * Makes one and removes all others, whatever kept them: forgetting does not leave them what it has erased.
     *
     * @param since names it
     */
    public void makeTheOnly(Instant since, DaemonTasks.Steps steps) throws Exception {
        turn.<Boolean>run(steps, () -> told(() -> {
            Instant asked = since.truncatedTo(ChronoUnit.SECONDS);
            make(asked, new BackupMaking.Made(Origin.ORDERED, null), steps);
            backups.remove(backups.verified().stream().filter(one -> !one.zip().equals(backups.zip(asked))).toList());
            return true;
        }));
    }

    /**
     * Takes a backup in that lies elsewhere, verified as any other. No other goes for it.
     *
     * @throws IOException in one line when it is none that is whole, or there is no room for it
     */
    public Backup takeIn(Path file) throws Exception {
        return fromElsewhere(file, true);
    }

    /** What a backup that lies elsewhere would be once it is taken in; it is not. Fails as {@link #takeIn} does. */
    public Backup inspect(Path file) throws Exception {
        return fromElsewhere(file, false);
    }

    private Backup fromElsewhere(Path file, boolean taken) throws Exception {
        return turn.run((_, _) -> {}, () -> {
            backups.prepare();
            try {
                return making.fromElsewhere(file, taken);
            } finally {
                backups.clear();
            }
        });
    }

    private void make(Instant since, BackupMaking.Made made, DaemonTasks.Steps steps)
            throws IOException, InterruptedException {
        backups.prepare();
        if (backups.whole(since).isEmpty()) {
            try {
                Modest.<Boolean>run(() -> {
                    making.make(since, made, steps);
                    return true;
                });
            } finally {
                backups.clear();
            }
        }
    }

    /** How it went is kept for who asks. */
    private <T> T told(OneAtATime.Doing<T> doing) throws Exception {
        last = new Last.Underway();
        try {
            T done = doing.run();
            last = new Last.None();
            return done;
        } catch (InterruptedException e) {
            last = new Last.BrokenOff(clock.get());
            throw e;
        } catch (Exception | Error e) {
            last = new Last.Failed(clock.get(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** A journal that is longer than it need be is no reason to call a backup failed. */
    private void shortenJournal(Instant since) {
        try {
            Optional<Backup> made = backups.whole(since);
            if (made.isPresent()) {
                Optional<Long> covered = secondNewest(made.get().manifest().databaseId());
                if (covered.isPresent()) {
                    source.covered(covered.get());
                }
            }
        } catch (IOException | StoreUnavailable e) {
            LOG.warn("The journal keeps what backups cover until the next one: {}", e.getMessage());
        }
    }

    /** Those of the store's past as it counts now. */
    private List<Backup> current() throws IOException {
        List<Backup> current = new ArrayList<>();
        for (Backup backup : backups.verified()) {
            if (source.counts(backup.manifest().sequence())) {
                current.add(backup);
            }
        }
        return current;
    }

    /** Why each stays. */
    Rotation.Verdict judged(List<Backup> made) throws IOException {
        return rotation.judge(made, current()::contains, zone.get(), clock.get());
    }

    /** The newest of this store that counts. */
    public Optional<Backup> newest(UUID store) throws IOException {
        return newestFirst(store).findFirst();
    }

    private Stream<Backup> newestFirst(UUID store) throws IOException {
        return current().stream().filter(one -> one.manifest().databaseId().equals(store))
                .sorted(Comparator.comparingLong((Backup one) -> one.manifest().sequence()).reversed());
    }

    private Optional<Long> secondNewest(UUID store) throws IOException {
        int whole = 0;
        for (Backup backup : newestFirst(store).toList()) {
            whole += backup.whole() ? 1 : 0;
            if (whole == 2) {
                return Optional.of(backup.manifest().sequence());
            }
        }
        return Optional.empty();
    }

    Last last() {
        return last;
    }
}
