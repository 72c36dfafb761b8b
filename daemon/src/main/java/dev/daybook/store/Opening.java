package dev.daybook.store;

import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
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
    private @Nullable Database taken;

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
            return opened();
        } catch (IOException e) {
            letGo();
            throw new StoreException("cannot read the store in " + folder + ": " + line(e)
                    + "; check the folder's permissions and the disk", e);
        } catch (SQLException e) {
            letGo();
            throw new StoreException("cannot open the database in " + folder + ": " + line(e), e);
        } catch (StoreException | RuntimeException e) {
            letGo();
            throw e;
        }
    }

    private Opened opened() throws StoreException, IOException, SQLException {
        Optional<Sidecar> sidecar = Sidecar.read(folder);
        Journal.Scan newest = journal.scan(Long.MAX_VALUE - 1);
        refuseNewer(Math.max(sidecar.map(Sidecar::schemaVersion).orElse(0), newest.schema()), newest);
        Database database = usable(sidecar.isPresent() || !newest.empty());
        long applied = database.meta().map(Database.Meta::applied).orElse(0L);
        Journal.Scan scan = journal.scan(applied);
        refuseNewer(Math.max(database.schema(), scan.schema()), scan);
        UUID id = identity(database, scan, sidecar);
        notices.addAll(scan.notices());
        journal.trim(scan);
        replay(database, scan, applied, id);
        long last = last(Math.max(applied, scan.last()), sidecar.filter(known -> id.equals(known.databaseId())));
        new Sidecar(id, Database.SCHEMA, last).write(folder);
        return new Opened(database, id, last, replayed, List.copyOf(notices));
    }

    /** A number that was given is never given again, even when its change is lost. */
    private long last(long found, Optional<Sidecar> sidecar) {
        long known = sidecar.map(Sidecar::sequence).orElse(0L);
        if (known > found) {
            notices.add("Changes " + (found + 1) + " to " + known + " are missing from database and journal.");
        }
        return Math.max(known, found);
    }

    private void letGo() {
        if (taken != null) {
            taken.abandon();
            taken = null;
        }
    }

    /**
     * The database as it lies there, or a fresh one in the place of one that is damaged or empty against memory.
     *
     * @param remembered sidecar or journal know of a database
     */
    private Database usable(boolean remembered) throws StoreException, IOException, SQLException {
        Path file = file();
        if (!remembered) {
            return withinTime();
        }
        if (!Files.exists(file)) {
            return rebuilt("is missing");
        }
        // H2 would take it for a new one and write to it before anybody has decided what to do.
        if (Files.size(file) == 0) {
            return rebuilt("is empty");
        }
        try {
            Database database = withinTime();
            return database.schema() > Database.SCHEMA || database.meta().isPresent() ? database : rebuilt("is empty");
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new StoreException("the database " + file + " is open in another program; close that and start"
                        + " again", e);
            }
            return rebuilt("does not open (" + line(e) + ")");
        }
    }

    private Database rebuilt(String fault) throws StoreException, IOException, SQLException {
        letGo();
        if (!mayRebuild) {
            throw new StoreException("the database " + file() + " " + fault);
        }
        Journal.Scan scan = journal.scan(0);
        if (scan.first() != 1) {
            throw new StoreException("the database " + file() + " " + fault + " and the journal "
                    + (scan.first() == 0 ? "holds no change" : "reaches back only to change " + scan.first())
                    + "; put a backup in its place and start again");
        }
        setAside(fault);
        Database database = Database.open(base());
        taken = database;
        return database;
    }

    private Database withinTime() throws SQLException, StoreException {
        FutureTask<Database> opening = new FutureTask<>(this::probed);
        Thread.ofPlatform().name("store-opening").daemon().start(opening);
        try {
            Database database = opening.get(PROBE_SECONDS, TimeUnit.SECONDS);
            taken = database;
            return database;
        } catch (TimeoutException e) {
            throw new StoreException("the database " + file() + " did not open within " + PROBE_SECONDS
                    + " s; put a backup in its place and start again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            // What a damaged file makes H2 stumble over is damage too.
            if (e.getCause() instanceof RuntimeException stumbled) {
                throw new SQLException(stumbled.toString(), stumbled);
            }
            throw new StoreException("the database " + file() + " failed to open: " + line(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while opening the database", e);
        }
    }

    /** Opens and tries the database, unless a later program has changed it: that one is not to be touched. */
    private Database probed() throws SQLException {
        Database database = Database.open(base());
        try {
            if (database.schema() <= Database.SCHEMA && database.meta().isPresent()) {
                database.probe();
            }
            return database;
        } catch (SQLException | RuntimeException e) {
            database.abandon();
            throw e;
        }
    }

    private void setAside(String fault) throws IOException {
        if (!Files.exists(file())) {
            notices.add("The database was missing; it was rebuilt from the journal.");
            return;
        }
        Path kept = Files.createDirectories(folder.resolve("set-aside"));
        Path aside = kept.resolve("daybook-" + now.getEpochSecond() + ".mv.db");
        for (int i = 2; Files.exists(aside); i++) {
            aside = kept.resolve("daybook-" + now.getEpochSecond() + "-" + i + ".mv.db");
        }
        Files.move(file(), aside);
        notices.add("The database " + fault + "; it was set aside as " + aside + " and rebuilt from the journal.");
    }

    private UUID identity(Database database, Journal.Scan scan, Optional<Sidecar> sidecar)
            throws SQLException, StoreException {
        Set<UUID> ids = new LinkedHashSet<>(scan.databaseIds());
        database.meta().map(Database.Meta::databaseId).ifPresent(ids::add);
        if (ids.size() > 1) {
            throw new StoreException(
                    "the database and the journal in " + folder + " belong to different stores; put back"
                            + " the database that belongs to the journal, or move the journal folder away");
        }
        return ids.stream().findFirst().or(() -> sidecar.map(Sidecar::databaseId)).orElseGet(UUID::randomUUID);
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

    /** Each segment's rows have the schema it was written in, so the database grows with them. */
    private void replay(Database database, Journal.Scan scan, long applied, UUID id) throws SQLException {
        long at = applied;
        for (Journal.Segment segment : scan.segments()) {
            long known = at;
            if (segment.last() <= known) {
                continue;
            }
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

    /** H2's messages go over several lines: what happened, then the statement. */
    private static String line(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Path file() {
        return folder.resolve("daybook.mv.db");
    }

    private Path base() {
        return folder.resolve("daybook");
    }
}
