package dev.daybook.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How far back one has to look for sessions that reach beyond an instant. Asked by start alone, an index can only give
 * all sessions since the first; asked by this bound too, it gives few more than are wanted.
 */
final class Reach {

    private Reach() {}

    /** Of the sessions that are open or end after {@code instant} none starts before this. */
    static Instant earliestStart(Sql sql, Instant instant) throws SQLException {
        Optional<Instant> open = start(sql, "SELECT MIN(start_s) AS start_s FROM session WHERE end_s IS NULL");
        Optional<Instant> ended = start(sql, "SELECT MIN(start_s) AS start_s FROM session WHERE end_s > ?", instant);
        return Stream.of(open, ended).flatMap(Optional::stream).min(Comparator.naturalOrder()).orElse(instant);
    }

    private static Optional<Instant> start(Sql sql, String question, Object... values) throws SQLException {
        return sql.first(question, row -> Optional.ofNullable(Sql.instantOrNull(row, "start_s")), values)
                .flatMap(Function.identity());
    }
}
