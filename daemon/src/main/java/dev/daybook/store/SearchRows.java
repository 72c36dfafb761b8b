package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.search.SearchStore;
import dev.daybook.search.SessionTexts;
import dev.daybook.search.SessionTexts.Kind;
import dev.daybook.search.SessionTexts.Text;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Sessions with all that search finds them by. Thread safe. */
public final class SearchRows implements SearchStore {

    private static final String SESSION = """
            SELECT id, kind, start_s, end_s, title, named, note, operation_id, status FROM session
            """;

    /** A longer answer H2 would first write to a file. */
    private static final int AT_ONCE = 1_000;

    private final Store store;

    public SearchRows(Store store) {
        this.store = store;
    }

    /** A session's row, so far as it matters here. */
    private record Found(long id, String kind, Instant start, @Nullable Instant end, boolean active,
            @Nullable String title, @Nullable String named, @Nullable String note, @Nullable String operation) {

        /** Not before its start, whatever the row says; of one that goes on, far away. */
        TimeRange range() {
            return new TimeRange(start, end == null ? active ? Sql.FARTHEST : start : TimeRange.later(start, end));
        }

        long stamp() {
            long stamp = start.getEpochSecond();
            for (Object part : new @Nullable Object[]{end, kind, title, named, note, operation}) {
                stamp = mixed(stamp, Objects.hashCode(part));
            }
            return stamp;
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getLong("id"), row.getString("kind"), Sql.instant(row, "start_s"),
                Sql.instantOrNull(row, "end_s"), row.getString("status").equals("active"), row.getString("title"),
                row.getString("named"), row.getString("note"), row.getString("operation_id"));
    }

    /** So that no two parts can make up for each other. */
    static long mixed(long stamp, long part) {
        return Long.rotateLeft((stamp ^ part) * 0x9e3779b97f4a7c15L, 29);
    }

    @Override
    public List<Stamp> stamps() {
        List<Stamp> stamps = store.read(SearchRows::allStamps);
        stamps.sort(Comparator.comparing(Stamp::start).thenComparingLong(Stamp::id).reversed());
        return stamps;
    }

    private static List<Stamp> allStamps(Sql sql) throws SQLException {
        List<Stamp> stamps = new ArrayList<>();
        long last = Long.MIN_VALUE;
        boolean more = true;
        while (more) {
            List<Stamp> some = sql.list(SESSION + "WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY", row -> {
                Found found = found(row);
                return new Stamp(found.id, found.start, found.stamp());
            }, last, AT_ONCE);
            stamps.addAll(some);
            more = some.size() == AT_ONCE;
            last = more ? some.getLast().id() : last;
        }
        return stamps;
    }

    @Override
    public Map<Long, Long> minutes(Instant since) {
        return store.read(sql -> {
            Map<Long, Long> minutes = new HashMap<>();
            for (Found found : sql.list(SESSION + "WHERE kind = 'desk' AND start_s >= ? AND end_s IS NOT NULL",
                    SearchRows::found, since)) {
                minutes.put(found.id, new SearchedUses(sql, found.range()).stamp());
            }
            return minutes;
        });
    }

    @Override
    public List<Long> active() {
        return store.read(sql -> sql.list("SELECT id FROM session WHERE status = 'active'", row -> row.getLong(1)));
    }

    @Override
    public Optional<SessionTexts> session(long id) {
        return store.read(sql -> {
            Optional<Found> found = sql.first(SESSION + "WHERE id = ?", SearchRows::found, id);
            return found.isEmpty() ? Optional.empty() : Optional.of(texts(sql, found.get()));
        });
    }

    private static SessionTexts texts(Sql sql, Found session) throws SQLException {
        List<Text> texts = new ArrayList<>();
        add(texts, Kind.NAME, session.named);
        add(texts, Kind.NOTE, session.note);
        add(texts, Kind.NAME, session.title);
        long minutes = 0;
        if (session.kind.equals("desk")) {
            SearchedUses uses = new SearchedUses(sql, session.range());
            texts.addAll(uses.texts());
            minutes = uses.stamp();
        } else {
            commands(sql, session.operation, texts);
        }
        return new SessionTexts(session.id, session.kind, session.start, session.end, session.stamp(), minutes, texts);
    }

    /** Those of an operation and of its parts. */
    private static void commands(Sql sql, @Nullable String operation, List<Text> texts) throws SQLException {
        sql.list("""
                SELECT created_no, title, command FROM operation WHERE id = ?1
                UNION SELECT created_no, title, command FROM operation WHERE parent_id = ?1 ORDER BY created_no""",
                row -> {
                    add(texts, Kind.NAME, row.getString("title"));
                    add(texts, Kind.COMMAND, line(row.getString("command")));
                    return true;
                }, operation);
    }

    private static String line(String command) {
        try {
            return String.join(" ", Json.MAPPER.readValue(command, String[].class));
        } catch (JacksonException notACommand) {
            // A row that somebody damaged is still found by what it says.
            return command;
        }
    }

    private static void add(List<Text> texts, Kind kind, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(new Text(kind, text, null));
        }
    }
}
