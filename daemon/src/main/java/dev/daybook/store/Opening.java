package dev.daybook.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import dev.daybook.backup.Backup;
import dev.daybook.backup.Backups;
import dev.daybook.platform.DurableFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store: the database with everything the journal knows better.
 *
 * <p><b>Invariant:</b> an empty database is taken for a new one only when neither sidecar nor journal nor a backup
 * remembers it. A database that is damaged is set aside, never deleted, and never for a fault that is not its own.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final Watched REPLAYING = new Watched("store-replay", Probe.LIMIT);

    private final Path folder;
    private final Journal journal;
    private final Instant now;
    private final boolean launching;
    private final Probe probe;
    private final Runnable step;
    private final Unpacking unpacking;
    private @Nullable Incidents incidents;
    private @Nullable Database taken;
    private @Nullable Incident incident;
    private boolean vouched;
    private boolean made;
    private Sidecar sidecar = new Sidecar(null, 0, 0);

    /**
     * Prepares to open.
     *
     * @param launching what fails without a reason that can be told counts as damaged; otherwise it is left for a better
     *     moment
     */
    Opening(Path folder, Journal journal, Instant now, boolean launching) {
        this(folder, journal, now, launching, new Probe(folder, Database::open, Probe.LIMIT), () -> {});
    }

    /**
     * Prepares to open with something to do at the worst moments.
     *
     * @param step runs after each step that cannot be taken back
     */
    Opening(Path folder, Journal journal, Instant now, boolean launching, Probe probe, Runnable step) {
        this.folder = folder;
        this.journal = journal;
        this.now = now;
        this.launching = launching;
        this.probe = probe;
        this.step = step;
        this.unpacking = new Unpacking(folder);
    }

    /**
     * A store that is ready.
     *
     * @param sequence the last change it holds
     * @param replayed changes the database lacked
     * @param incidents what was wrong, now and lately
     * @param sidecar what stands beside the database now
     * @param vouched every byte was found to be what the last stop left, or was read a moment ago
     */
    record Opened(Database database, UUID databaseId, long sequence, long replayed, Incidents incidents,
            Sidecar sidecar, boolean vouched) {}

    Opened open() throws StoreException {
        return open(Optional.empty());
    }

    /** Opens the store with another database than the one that lies there, which was found to be damaged. */
    Opened rebuild(String fault) throws StoreException {
        return open(Optional.of(fault));
    }

    private Opened open(Optional<String> fault) throws StoreException {
        try {
            return opened(fault);
        } catch (IOException e) {
            letGo();
            throw new StoreException("cannot read the store in " + folder + ": " + BackupReading.line(e)
                    + "; check the folder's permissions and the disk", e);
        } catch (SQLException e) {
            letGo();
            throw new StoreException("cannot open the database in " + folder + ": " + BackupReading.line(e), e);
        } catch (StoreException | RuntimeException e) {
            letGo();
            throw e;
        }
    }

    private Opened opened(Optional<String> fault) throws StoreException, IOException, SQLException {
        refuseNewer();
        if (fault.isEmpty()) {
            Fault.mustBeFree(file());
        }
        incidents = Incidents.of(folder);
        unpacking.clear();
        if (launching) {
            new Restoring(folder, journal, incidents(), now, unpacking, step).carryOut();
        }
        sidecar = Sidecar.read(folder).orElse(sidecar);
        Database database = halfMade() ? remade() : fault.isPresent() ? rebuilt(fault.get()) : usable();
        try {
            return ready(database);
        } catch (SQLException | RuntimeException e) {
            if (made) {
                throw e;
            }
            // What opens and answers, and then does not take what the journal has, is damaged further in.
            return ready(
                    rebuilt(unlessOfTheMoment("does not take the journal's changes (" + Fault.code(e) + ")",
                            Fault.corrupt(e))));
        }
    }

    private Opened ready(Database database) throws StoreException, IOException, SQLException {
        long applied = database.meta().map(Database.Meta::applied).orElse(0L);
        long known = Math.max(applied, sidecar.sequence());
        Journal.Scan scan = journal.scan(applied);
        if (new JournalMending(journal, aside(), incidents(), now).mend(scan, known, sidecar)) {
            scan = journal.scan(applied);
        }
        refuseNewer(Math.max(database.schema(), scan.schema()), scan);
        UUID id = identity(database, scan);
        Optional<Rebuilding.Ready> better = made || scan.missing(applied, known).isEmpty()
                ? Optional.empty()
                : better(applied);
        if (better.isPresent()) {
            letGo();
            Fault.diskMustWork(folder, file());
            return ready(setAside("has fallen back to change " + applied, better.get()));
        }
        foretell(scan.missing(applied, known));
        journal.trim(scan);
        Replay.Replayed done = replayed(database, scan, applied, id);
        List<Incident.Loss> lost = lost(done, known, database);
        tell(done, lost);
        sidecar = sidecar.of(id, Database.SCHEMA, Math.max(known, done.last())).skipping(skipped(database, lost));
        sidecar.write(folder);
        return new Opened(database, id, sidecar.sequence(), done.replayed(), incidents(), sidecar, vouched || made);
    }

    private Replay.Replayed replayed(Database database, Journal.Scan scan, long applied, UUID id)
            throws StoreException, IOException, SQLException {
        Migration migration = new Migration(folder, now, !made);
        try {
            return REPLAYING.run(sign -> new Replay(database, id, migration, sign).run(scan, applied,
                    sidecar.discardedChanges()), migration::underWay);
        } catch (Watched.Hangs e) {
            taken = null;
            Database.leaveHanging();
            throw new SQLException(e.getMessage(), e);
        } catch (ExecutionException e) {
            throw unwrapped(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while replaying the journal", e);
        }
    }

    private static SQLException unwrapped(Throwable cause) throws StoreException, IOException {
        return switch (cause) {
            case SQLException failed -> failed;
            case StoreException refused -> throw refused;
            case IOException unread -> throw unread;
            case Error broken -> throw broken;
            default -> new SQLException(cause.toString(), cause);
        };
    }

    /**
     * What to go on from where a database that opens lacks changes that neither it nor the journal has, and a backup has
     * more of them: one that was read to its end.
     */
    private Optional<Rebuilding.Ready> better(long applied) throws StoreException, IOException {
        Rebuilding rebuilding = new Rebuilding(folder, sidecar, journal.scan(0));
        long lost = rebuilding.lost(applied);
        if (lost > 0 && rebuilding.beginnings().getFirst().lost() < lost) {
            Rebuilding.Ready ready = rebuilding.ready();
            if (ready.beginning().lost() < lost) {
                return Optional.of(ready);
            }
            unpacking.clear();
        }
        return Optional.empty();
    }

    /** A number that was given is never given again, even when its change is lost. */
    private List<Incident.Loss> lost(Replay.Replayed done, long known, Database database) throws SQLException {
        List<Incident.Loss> lost = new ArrayList<>(done.lost());
        if (known > done.last()) {
            Instant after = Replay.alive(database);
            Replay.without(new Numbers(done.last() + 1, known), sidecar.discardedChanges())
                    .forEach(end -> lost.add(new Incident.Loss(end, after, null)));
        }
        return lost;
    }

    /** A lost change began one session at the most, but for a few; so many numbers are left out. */
    private static Map<String, Long> skipped(Database database, List<Incident.Loss> lost) throws SQLException {
        long changes = lost.stream().mapToLong(loss -> loss.changes().count()).sum();
        Map<String, Long> numbers = new TreeMap<>();
        for (Table table : changes == 0 ? List.<Table>of() : List.of(Table.SESSION, Table.ACTIVITY, Table.LAUNCH)) {
            numbers.put(table.sqlName(),
                    database.sql().number("SELECT MAX(id) FROM " + table.sqlName()) + changes);
        }
        return numbers;
    }

    /** On disk before the replay, after which nobody could tell any more what was missing. */
    private void foretell(List<Numbers> missing) throws IOException {
        List<Incident.Loss> lost = missing.stream()
                .flatMap(hole -> Replay.without(hole, sidecar.discardedChanges()).stream())
                .map(hole -> new Incident.Loss(hole, null, null)).toList();
        Incident found = incident;
        if (found != null) {
            incident = found.with(0, lost);
            incidents().replace(found, incident);
        } else if (!lost.isEmpty()) {
            incident = new Incident(now, "Changes are missing from database and journal", null, "", 0, lost);
            incidents().add(incident);
        }
    }

    private void tell(Replay.Replayed done, List<Incident.Loss> lost) throws IOException {
        Incident found = incident;
        if (found != null) {
            incidents().replace(found, found.with(found.setAside() == null && found.became().isEmpty()
                    ? 0
                    : done.replayed(), lost));
        }
    }

    private void letGo() {
        if (taken != null) {
            taken.abandon();
            taken = null;
        }
    }

    /** The database as it lies there, or another in the place of one that is damaged or empty against memory. */
    private Database usable() throws StoreException, IOException {
        boolean remembered = sidecar.databaseId() != null || !journal.scan(Long.MAX_VALUE - 1).empty()
                || !backups().isEmpty();
        if (!Files.exists(file())) {
            return remembered ? rebuilt("is missing") : fresh();
        }
        // H2 would take it for a new one and write to it before anybody has decided what to do.
        if (Files.size(file()) == 0) {
            return remembered ? rebuilt("is empty") : fresh();
        }
        Optional<Rebuilding.Ready> sure = launching && sidecar.wentDown() ? sure() : Optional.empty();
        if (sure.isPresent()) {
            LOG.info("The database was open when the machine went down, and nobody can tell what of it had reached the"
                    + " disk; it is made again from what is sure");
            Path unsure = aside().unsure();
            // Where it is there after this, the database has gone.
            Files.deleteIfExists(unsure);
            return replaced(sure.get(), unsure);
        }
        FileSum sum = sidecar.file();
        if (sum != null) {
            FileSum.Since since = sum.since(file());
            if (since == FileSum.Since.DAMAGE) {
                refuseStranger();
                return rebuilt("is not what the last stop left: bytes of it have changed");
            }
            vouched = since == FileSum.Since.NOTHING;
            // From here on it changes.
            sidecar = sidecar.opened();
            sidecar.write(folder);
        }
        return switch (probe.run(heldRows(), !remembered)) {
            case Probe.Usable usable -> taken(usable.database());
            case Probe.Damaged damaged -> rebuilt(unlessOfTheMoment(damaged.fault(), damaged.certain()));
        };
    }

    /**
     * The database forces nothing to the disk. A page that was on its way may hold anything, and rows of it are then gone
     * or other rows without the database noticing: what the journal and a backup say is believed instead, where they say
     * everything. Where it cannot be made again now, for want of room or of a backup that is whole, it is tried and
     * examined.
     */
    private Optional<Rebuilding.Ready> sure() throws IOException {
        try {
            if (new Rebuilding(folder, sidecar, journal.scan(0)).beginnings().getFirst().lost() == 0) {
                Rebuilding.Ready ready = prepared();
                if (ready.beginning().lost() == 0) {
                    return Optional.of(ready);
                }
            }
        } catch (StoreException | IOException e) {
            LOG.warn("The database was open when the machine went down, and cannot be made again now: {}",
                    BackupReading.line(e));
        }
        unpacking.clear();
        return Optional.empty();
    }

    /** What is another store's was put there by somebody, and is no damage. */
    private void refuseStranger() throws StoreException, IOException {
        Set<UUID> ids = new LinkedHashSet<>(journal.scan(0).databaseIds());
        DatabaseOwner.stranger(folder, ids).ifPresent(ids::add);
        oneStore(ids);
    }

    private String unlessOfTheMoment(String fault, boolean certain) throws StoreException {
        if (!launching && !certain) {
            throw new StoreException("the database " + file() + " " + fault);
        }
        return fault;
    }

    private Set<String> heldRows() throws IOException {
        Map<String, Long> rows = sidecar.counted().isEmpty()
                ? backups().stream().findFirst().map(backup -> backup.manifest().rows()).orElse(Map.of())
                : sidecar.counted();
        return rows.entrySet().stream().filter(table -> table.getValue() > 0).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<Backup> backups() throws IOException {
        return new Backups(folder.resolve("backups")).verified();
    }

    private Database rebuilt(String fault) throws StoreException, IOException {
        return setAside(fault, prepared());
    }

    /** What another database is made from. Nothing has moved. */
    private Rebuilding.Ready prepared() throws StoreException, IOException {
        letGo();
        Fault.diskMustWork(folder, file());
        Journal.Scan whole = journal.scan(0);
        if (new JournalMending(journal, aside(), incidents(), now).mend(whole, sidecar.sequence(), sidecar)) {
            whole = journal.scan(0);
        }
        refuseNewer(Math.max(sidecar.schemaVersion(), whole.schema()), whole);
        oneStore(whole.databaseIds());
        return new Rebuilding(folder, sidecar, whole).ready();
    }

    /** Told on disk before anything moves. */
    private Database setAside(String fault, Rebuilding.Ready ready) throws StoreException, IOException {
        String wrong = "The database " + fault.replace("is missing", "was missing");
        Path kept = Files.exists(file()) ? aside().forDatabase() : null;
        incident = new Incident(now, wrong, kept == null ? null : kept.toString(), became(ready), 0, List.of());
        incidents().add(incident);
        step.run();
        return replaced(ready, kept);
    }

    private static String became(Rebuilding.Ready ready) {
        Backup backup = ready.beginning().backup();
        return backup == null
                ? "was rebuilt from the journal"
                : "was restored from the backup " + backup.zip().getFileName();
    }

    /**
     * Puts another database in the place of the one that lies there.
     *
     * @param kept where that goes; nothing lies there now. Null when there is none
     */
    private Database replaced(Rebuilding.Ready ready, @Nullable Path kept) throws StoreException, IOException {
        sidecar = sidecar.making(kept);
        sidecar.write(folder);
        step.run();
        return put(ready, kept);
    }

    private Database put(Rebuilding.Ready ready, @Nullable Path kept) throws StoreException, IOException {
        try {
            if (kept != null && Files.exists(file())) {
                aside().take(file(), kept);
                step.run();
            }
            if (ready.file() != null) {
                DurableFiles.putInPlace(ready.file(), file());
                step.run();
            }
        } finally {
            unpacking.clear();
        }
        made = true;
        return fresh();
    }

    /** Whether the database went aside, and who made another was cut short: what lies there now is not to be believed. */
    private boolean halfMade() {
        String kept = sidecar.making();
        return kept != null && (kept.isEmpty() || Files.exists(Path.of(kept)));
    }

    /** Makes it from the beginning, and says nothing that was not said when the database went aside. */
    private Database remade() throws StoreException, IOException {
        LOG.info("The database was being made again, and that was cut short; it is made from the beginning");
        Rebuilding.Ready ready = prepared();
        String kept = sidecar.making();
        Optional<Incident> told = incidents().replaced(kept == null || kept.isEmpty() ? null : kept);
        if (told.isPresent()) {
            incident = told.get().became(became(ready));
            incidents().replace(told.get(), incident);
        }
        return put(ready, aside().unfinished());
    }

    private Database fresh() throws StoreException {
        try {
            return taken(Database.open(folder.resolve("daybook")));
        } catch (SQLException e) {
            throw new StoreException("cannot make a database in " + folder + ": " + BackupReading.line(e), e);
        }
    }

    private Database taken(Database database) {
        taken = database;
        return database;
    }

    private UUID identity(Database database, Journal.Scan scan) throws SQLException, StoreException {
        Set<UUID> ids = new LinkedHashSet<>(scan.databaseIds());
        database.meta().map(Database.Meta::databaseId).ifPresent(ids::add);
        oneStore(ids);
        return ids.stream().findFirst().or(() -> Optional.ofNullable(sidecar.databaseId())).orElseGet(UUID::randomUUID);
    }

    private void oneStore(Set<UUID> ids) throws StoreException {
        if (ids.size() > 1) {
            throw new StoreException(
                    "the database and the journal in " + folder + " belong to different stores; put back"
                            + " the database that belongs to the journal, or move the journal folder away");
        }
    }

    private void refuseNewer() throws StoreException, IOException {
        Journal.Scan newest = journal.scan(Long.MAX_VALUE - 1);
        refuseNewer(Math.max(Sidecar.read(folder).map(Sidecar::schemaVersion).orElse(0), newest.schema()), newest);
    }

    private void refuseNewer(int schema, Journal.Scan scan) throws StoreException {
        if (schema > Database.SCHEMA) {
            throw new StoreException("the store in " + folder + " has schema " + schema + " and this Daybook knows "
                    + Database.SCHEMA + "; install the newer Daybook again");
        }
        if (!scan.newer().isEmpty()) {
            throw new StoreException("the journal in " + folder + " is in the format of a newer Daybook; install that"
                    + " again");
        }
    }

    private SetAside aside() {
        return new SetAside(folder, now);
    }

    private Incidents incidents() {
        return Objects.requireNonNull(incidents, "read first");
    }

    private Path file() {
        return folder.resolve(CopyReading.FILE);
    }
}
