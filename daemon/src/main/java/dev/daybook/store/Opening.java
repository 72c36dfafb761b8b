package dev.daybook.store;

import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.api.ErrorCode;
import tools.jackson.core.type.TypeReference;

/**
 * Opens the store: the database with everything the journal knows better.
 *
 * <p><b>Invariant:</b> an empty database is taken for a new one only when neither sidecar nor journal remembers it. A
 * database that does not open, or lost everything, is set aside, never deleted.
 */
final class Opening {

    private static final long PROBE_SECONDS = 60;
    private static final TypeReference<List<RowImage>> ROWS = new TypeReference<>() {
    };

    private final Path folder;
    private final Journal journal;
    private final Instant now;
    private final boolean mayRebuild;
    private final List<String> notices = new ArrayList<>();
    private long replayed;

    /**
     * Prepares to open.
     *
     * @param mayRebuild a database that does not open is set aside; otherwise it is left for a better moment
     */
    Opening(Path folder, Journal journal, Instant now, boolean mayRebuild) {
        this.folder = folder;
        this.journal = journal;
        this.now = now;
        this.mayRebuild = mayRebuild;
    }

    /**
     * A store that is ready.
     *
     * @param sequence the last change it holds
     * @param replayed changes the database lacked
     * @param notices what was wrong, one sentence each
     */
    record Opened(Database database, UUID databaseId, long sequence, long replayed, List<String> notices) {}

    Opened open() throws StoreException {
        try {
            Optional<Sidecar> sidecar = Sidecar.read(folder);
            Database database = usable(sidecar);
            long applied = database.meta().map(Database.Meta::applied).orElse(0L);
            Journal.Scan scan = journal.scan(applied);
            notices.addAll(scan.notices());
            UUID id = identity(database, scan, sidecar);
            refuseNewer(database, scan);
            replay(database, scan, applied, id);
            long last = Math.max(applied, scan.last());
            new Sidecar(id, Database.SCHEMA, last).write(folder);
            return new Opened(database, id, last, replayed, List.copyOf(notices));
        } catch (IOException e) {
            throw new StoreException("cannot read the store in " + folder + ": " + e.getMessage()
                    + "; check the folder's permissions and the disk", e);
        } catch (SQLException e) {
            throw new StoreException("cannot open the database in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The database as it lies there, or a fresh one in the place of one that is damaged or empty against memory. */
    private Database usable(Optional<Sidecar> sidecar) throws StoreException, IOException, SQLException {
        boolean remembered = sidecar.isPresent() || journal.scan(Long.MAX_VALUE - 1).last() > 0;
        Database database = null;
        String fault;
        try {
            database = withinTime();
            if (database.meta().isPresent()) {
                database.probe();
                return database;
            }
            if (!remembered) {
                return database;
            }
            fault = "is empty";
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new StoreException(
                        "the database " + base() + ".mv.db is open in another program; close it there and"
                                + " start again",
                        e);
            }
            fault = "does not open (" + e.getMessage() + ")";
        }
        if (database != null) {
            database.abandon();
        }
        if (!mayRebuild) {
            throw new StoreException("the database " + fault);
        }
        Journal.Scan scan = journal.scan(0);
        if (scan.first() != 1) {
            throw new StoreException(
                    "the database " + base() + ".mv.db " + fault + " and the journal reaches back only to"
                            + " change " + scan.first() + "; put a backup in its place and start again");
        }
        setAside(fault);
        return Database.open(base());
    }

    private Database withinTime() throws SQLException, StoreException {
        FutureTask<Database> opening = new FutureTask<>(() -> Database.open(base()));
        Thread.ofPlatform().name("store-opening").daemon().start(opening);
        try {
            return opening.get(PROBE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StoreException("the database " + base() + ".mv.db did not open within " + PROBE_SECONDS
                    + " s; put a backup in its place and start again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new StoreException("the database " + base() + ".mv.db failed to open: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while opening the database", e);
        }
    }

    private void setAside(String fault) throws IOException {
        Path file = Path.of(base() + ".mv.db");
        if (Files.exists(file)) {
            Path aside = Files.createDirectories(folder.resolve("set-aside"))
                    .resolve("daybook-" + now.getEpochSecond() + ".mv.db");
            Files.move(file, aside);
            notices.add("The database " + fault + "; it was set aside as " + aside + " and rebuilt from the journal.");
        } else {
            notices.add("The database was missing; it was rebuilt from the journal.");
        }
    }

    private UUID identity(Database database, Journal.Scan scan, Optional<Sidecar> sidecar)
            throws SQLException, StoreException {
        Optional<UUID> own = database.meta().map(Database.Meta::databaseId);
        Optional<UUID> logged = scan.databaseId();
        if (own.isPresent() && logged.isPresent() && !own.equals(logged)) {
            throw new StoreException(
                    "the database and the journal in " + folder + " belong to different stores; put back"
                            + " the database that belongs to the journal, or move the journal folder away");
        }
        return own.or(() -> logged).or(() -> sidecar.map(Sidecar::databaseId)).orElseGet(UUID::randomUUID);
    }

    private void refuseNewer(Database database, Journal.Scan scan) throws SQLException, StoreException {
        int logged = scan.segments().stream().mapToInt(segment -> segment.header().schema()).max().orElse(0);
        int found = Math.max(database.schema(), logged);
        if (found > Database.SCHEMA) {
            database.abandon();
            throw new StoreException("the store in " + folder + " has schema " + found + " and this Daybook knows "
                    + Database.SCHEMA + "; install the newer Daybook again");
        }
    }

    /** Each segment's rows have the schema it was written in, so the database grows with them. */
    private void replay(Database database, Journal.Scan scan, long applied, UUID id) throws SQLException {
        long at = applied;
        for (SegmentFormat.Content segment : scan.segments()) {
            long known = at;
            List<SegmentFormat.Frame> lacking = segment.frames().stream().filter(f -> f.last() > known).toList();
            if (!lacking.isEmpty()) {
                prepare(database, segment.header().schema(), id);
            }
            for (SegmentFormat.Frame frame : lacking) {
                if (frame.first() > at + 1) {
                    notices.add(
                            "Changes " + (at + 1) + " to " + (frame.first() - 1) + " are missing from the journal.");
                }
                at = apply(database, frame, at);
            }
        }
        prepare(database, Database.SCHEMA, id);
        database.writer.commit();
    }

    private static void prepare(Database database, int schema, UUID id) throws SQLException {
        database.migrate(schema);
        if (database.meta().isEmpty()) {
            database.create(id);
        }
    }

    private long apply(Database database, SegmentFormat.Frame frame, long applied) throws SQLException {
        long sequence = frame.first();
        for (byte[] change : frame.changes()) {
            if (sequence > applied) {
                for (RowImage row : Json.MAPPER.readValue(change, ROWS)) {
                    row.apply(database.sql());
                }
                replayed++;
            }
            sequence++;
        }
        database.applied(frame.last());
        database.writer.commit();
        return frame.last();
    }

    private Path base() {
        return folder.resolve("daybook");
    }
}
