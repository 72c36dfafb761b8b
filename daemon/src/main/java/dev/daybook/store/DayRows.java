package dev.daybook.store;

import dev.daybook.api.Day;
import dev.daybook.api.Edit;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.category.Categories;
import dev.daybook.day.LocalDay;
import dev.daybook.server.DayReader;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The day as the API reads it. Thread safe. */
public final class DayRows implements DayReader {

    private static final String SESSION = """
            SELECT s.*, COALESCE(s.named, s.title) AS shown_title, r.at_s, r.cause, r.evidence, r.window_start_s, r.window_end_s,
                COALESCE(r.inferred_end_s, s.end_s, r.window_end_s) AS inferred_end_s,
                (SELECT MAX(e.at_s) FROM session_edit e WHERE e.session_id = s.id AND e.undone_s IS NULL) AS edited_s,
                (SELECT LISTAGG(e.what, ',') WITHIN GROUP (ORDER BY e.id DESC) FROM session_edit e
                    WHERE e.session_id = s.id AND e.undone_s IS NULL) AS edited_what
            FROM session s LEFT JOIN recovery r ON r.session_id = s.id
            """;

    private final Store store;
    private final Categories categories;
    private final SessionCategories sessionCategories = new SessionCategories();
    private volatile PageCategories pages;

    /** Reads with the rules that come with Daybook. */
    public DayRows(Store store) {
        this(store, Categories.builtIn());
    }

    public DayRows(Store store, Categories categories) {
        this.store = store;
        this.categories = categories;
        this.pages = new PageCategories(categories.now());
        store.onCommit(sessionCategories::changed);
    }

    /** What sorts by the rules of now. Who reads more than one thing reads all of it with these. */
    private PageCategories pages() {
        PageCategories held = pages;
        if (held.rules != categories.now()) {
            held = new PageCategories(categories.now());
            pages = held;
        }
        return held;
    }

    @Override
    public List<Session> sessions(Filter filter) {
        return store.read(reader -> sessionCategories.categorised(reader, pages(), () -> sessions(reader, filter)));
    }

    private static List<Session> sessions(Sql reader, Filter filter) throws SQLException {
        StringBuilder sql = new StringBuilder(SESSION).append("WHERE TRUE");
        List<@Nullable Object> values = new ArrayList<>();
        narrow(sql, values, " AND s.status = ?", filter.status());
        narrow(sql, values, " AND s.kind = ?", filter.kind());
        Instant from = filter.from();
        if (from != null) {
            narrow(sql, values, " AND (s.end_s IS NULL OR s.end_s > ?)", from);
            narrow(sql, values, " AND s.start_s >= ?", Reach.earliestStart(reader, from));
        }
        narrow(sql, values, " AND s.start_s < ?", filter.to());
        Long before = filter.before();
        if (before != null) {
            // The pair alone says it all, but only the first condition lets H2 begin in the middle of an index.
            narrow(sql, values, " AND s.start_s <= (SELECT start_s FROM session WHERE id = ?)", before);
            narrow(sql, values, " AND (s.start_s, s.id) < (SELECT start_s, id FROM session WHERE id = ?)", before);
        }
        sql.append(order(filter)).append(" FETCH FIRST ? ROWS ONLY");
        values.add(filter.limit());
        return reader.list(sql.toString(), DayRows::session, values.toArray());
    }

    /** The first column is the same in every row: named, it lets H2 read the newest in an index's order and no others. */
    private static String order(Filter filter) {
        String newest = "s.start_s DESC, s.id DESC";
        return filter.status() != null
                ? " ORDER BY s.status DESC, " + newest
                : filter.kind() != null ? " ORDER BY s.kind DESC, " + newest : " ORDER BY " + newest;
    }

    /** Adds a condition whose text is fixed here; the value is bound. */
    private static void narrow(StringBuilder sql, List<@Nullable Object> values, String condition,
            @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    @Override
    public Optional<Session> session(long id) {
        return store.read(sql -> sessionCategories.categorised(sql, pages(),
                () -> sql.list(SESSION + "WHERE s.id = ?", DayRows::session, id))).stream().findFirst();
    }

    @Override
    public List<Edit> edits(long session) {
        return store.read(sql -> StoredEdit.of(sql, session)).stream().map(StoredEdit::wire).toList();
    }

    @Override
    public Timeline timeline(TimeRange range) {
        return store.read(sql -> new Timeline(new TimelineQuery(sql, pages().rules).blocks(range)));
    }

    @Override
    public Totals totals(TimeRange range, String by) {
        return store.read(sql -> new TotalsQuery(sql, pages()).totals(range, by));
    }

    @Override
    public List<Day> days(List<LocalDay> wanted, Instant now) {
        return store.read(sql -> {
            DayQuery query = new DayQuery(sql, pages(), now);
            List<Day> days = new ArrayList<>();
            for (LocalDay day : wanted) {
                days.add(query.day(day));
            }
            return days;
        });
    }

    @Override
    public Waiting waiting() {
        return store.read(sql -> new Waiting(
                sql.number("SELECT COUNT(*) FROM session WHERE summary IN ('pending', 'failed')"),
                sql.number("SELECT COUNT(*) FROM session WHERE summary = 'failed'")));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("shown_title"),
                row.getString("note"),
                row.getString("status"),
                Sql.instant(row, "start_s"),
                Sql.instantOrNull(row, "end_s"),
                row.getString("category"),
                row.getString("plan"),
                row.getString("phase"),
                row.getString("operation_id"),
                row.getString("outcome"),
                row.getString("failure_reason"),
                row.getString("summary"),
                row.getInt("summary_attempts"),
                Sql.instantOrNull(row, "summary_retry_s"),
                recovered(row),
                edited(row));
    }

    private static Session.@Nullable Edited edited(ResultSet row) throws SQLException {
        @Nullable
        Instant at = Sql.instantOrNull(row, "edited_s");
        return at == null
                ? null
                : new Session.Edited(at,
                        Arrays.stream(row.getString("edited_what").split(",", -1)).distinct().toList());
    }

    private static Session.@Nullable Recovered recovered(ResultSet row) throws SQLException {
        @Nullable
        Instant at = Sql.instantOrNull(row, "at_s");
        return at == null
                ? null
                : new Session.Recovered(at, row.getString("cause"), row.getString("evidence"),
                        Sql.instant(row, "window_start_s"), Sql.instant(row, "window_end_s"),
                        Sql.instant(row, "inferred_end_s"));
    }
}
