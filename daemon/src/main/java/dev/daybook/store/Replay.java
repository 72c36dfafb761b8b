package dev.daybook.store;

import dev.daybook.api.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Gives a database what the journal has and it lacks. Each segment's rows have the schema it was written in, so the database grows with them. */
final class Replay {

    private static final TypeReference<List<RowImage>> ROWS = new TypeReference<>() {
    };
    /** Until then a recovery did not remember the end that the launch chose. */
    private static final int ENDS_ARE_REMEMBERED = 4;

    private final Database database;
    private final UUID id;
    private final Migration migration;
    private final Runnable sign;
    private final List<Incident.Loss> lost = new ArrayList<>();
    private long at;
    private long replayed;

    /**
     * @param sign told after each frame
     */
    Replay(Database database, UUID id, Migration migration, Runnable sign) {
        this.database = database;
        this.id = id;
        this.migration = migration;
        this.sign = sign;
    }

    /**
     * What came of it.
     *
     * @param last the last change the database holds now
     * @param lost changes before it that the journal lacked, too
     */
    record Replayed(long last, long replayed, List<Incident.Loss> lost) {}

    /**
     * Does so.
     *
     * @param applied the last change the database has
     * @param given up changes whose lack is no loss
     */
    Replayed run(Journal.Scan scan, long applied, List<Numbers> given) throws SQLException, StoreException {
        at = applied;
        for (Journal.Segment segment : scan.segments()) {
            if (segment.last() > at) {
                replay(segment, given);
            }
        }
        prepare(Database.SCHEMA);
        database.writer.commit();
        return new Replayed(at, replayed, List.copyOf(lost));
    }

    private void replay(Journal.Segment segment, List<Numbers> given) throws SQLException, StoreException {
        long known = at;
        List<SegmentFormat.Frame> lacking = segment.frames().stream().filter(frame -> frame.last() > known).toList();
        if (!lacking.isEmpty()) {
            prepare(segment.header().schema());
        }
        for (SegmentFormat.Frame frame : lacking) {
            missing(frame.first(), given);
            apply(frame);
            told();
            sign.run();
        }
        if (segment.header().schema() < ENDS_ARE_REMEMBERED && database.schema() >= ENDS_ARE_REMEMBERED) {
            rememberEnds();
        }
    }

    private void prepare(int schema) throws SQLException, StoreException {
        migration.to(database, schema, sign);
        if (database.meta().isEmpty()) {
            database.create(id);
        }
    }

    private void missing(long next, List<Numbers> given) throws SQLException {
        if (next > at + 1) {
            for (Numbers hole : without(new Numbers(at + 1, next - 1), given)) {
                lost.add(new Incident.Loss(hole, alive(database), null));
            }
        }
    }

    static List<Numbers> without(Numbers hole, List<Numbers> given) {
        List<Numbers> holes = List.of(hole);
        for (Numbers some : given) {
            holes = holes.stream().flatMap(one -> one.without(some).stream()).toList();
        }
        return holes;
    }

    /** The first sign of life after a loss says how long it was. */
    private void told() throws SQLException {
        for (int i = 0; i < lost.size(); i++) {
            Incident.Loss loss = lost.get(i);
            Instant now = loss.before() == null ? alive(database) : null;
            if (now != null && !now.equals(loss.after())) {
                lost.set(i, new Incident.Loss(loss.changes(), loss.after(), now));
            }
        }
    }

    /** When the newest launch last said that it was alive; null when there was none. */
    static @Nullable Instant alive(Database database) throws SQLException {
        if (database.schema() == 0) {
            return null;
        }
        return database.sql().first("SELECT alive_s FROM launch ORDER BY id DESC FETCH FIRST ROW ONLY",
                row -> Optional.of(Sql.instant(row, "alive_s"))).flatMap(found -> found).orElse(null);
    }

    private void apply(SegmentFormat.Frame frame) throws SQLException {
        long sequence = frame.first();
        for (byte[] change : frame.changes()) {
            if (sequence > at) {
                for (RowImage row : Json.MAPPER.readValue(change, ROWS)) {
                    row.apply(database.sql());
                }
                replayed++;
            }
            sequence++;
        }
        database.applied(frame.last());
        database.writer.commit();
        at = frame.last();
    }

    /** Rows of an older segment lack what the migration gave to those that were there. */
    private void rememberEnds() throws SQLException {
        database.sql().execute("""
                UPDATE recovery r SET inferred_end_s =
                    COALESCE((SELECT s.end_s FROM session s WHERE s.id = r.session_id), r.window_end_s)
                WHERE inferred_end_s IS NULL""");
        database.writer.commit();
    }
}
