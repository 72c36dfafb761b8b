package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is before it is edited.
 *
 * @param end not before its start, whatever the row says; its start while it is active
 * @param named the person's title
 * @param days in whose files its entry stands
 */
record SessionRow(long id, boolean desk, String status, Instant start, Instant end, @Nullable String named,
        @Nullable String note, @Nullable String category, @Nullable String outcome,
        @Nullable String days) {

    /** What the column holds. */
    private static final int MOST_DAYS = 255;

    static Optional<SessionRow> find(Sql sql, long id) throws SQLException {
        return sql.first("SELECT * FROM session WHERE id = ?", SessionRow::read, id);
    }

    private static SessionRow read(ResultSet row) throws SQLException {
        Instant start = Sql.instant(row, "start_s");
        Instant end = Sql.instantOrNull(row, "end_s");
        return new SessionRow(row.getLong("id"), row.getString("kind").equals("desk"), row.getString("status"), start,
                end == null ? start : TimeRange.later(start, end), row.getString("named"),
                row.getString("note"), row.getString("category"), row.getString("outcome"),
                row.getString("summary_days"));
    }

    TimeRange held() {
        return new TimeRange(start, end);
    }

    /** Of two that start together the younger comes after. */
    boolean isBefore(SessionRow other) {
        return start.equals(other.start) ? id < other.id : start.isBefore(other.start);
    }

    /** Why nobody may change which minutes are its own; empty when one may. */
    Optional<EditAnswer.Refused> settled() {
        if (!desk) {
            return Optional.of(new EditAnswer.NotDesk(id));
        }
        return status.equals("ended") ? Optional.empty() : Optional.of(new EditAnswer.NotEnded(id, status));
    }

    /** The same session with another end. */
    SessionRow ending(Instant newEnd, @Nullable String newOutcome) {
        return new SessionRow(id, desk, status, start, newEnd, named, note, category, newOutcome, days);
    }

    /** The same session with another start. */
    SessionRow starting(Instant newStart) {
        return new SessionRow(id, desk, status, newStart, end, named, note, category, outcome, days);
    }

    /** Where the other's entry stands there must be none once the other is gone: those files are due with its own. */
    SessionRow withDaysOf(SessionRow other) {
        return new SessionRow(id, desk, status, start, end, named, note, category, outcome,
                both(days, other.days));
    }

    /** Null, for nobody knows, where they are not known of one, or are more than a row holds. */
    private static @Nullable String both(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        String all = Stream.of(one, other).flatMap(text -> Stream.of(text.split(",", -1))).filter(day -> !day.isBlank())
                .distinct().sorted().collect(Collectors.joining(","));
        return all.length() > MOST_DAYS ? null : all;
    }
}
