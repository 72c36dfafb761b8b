package dev.daybook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose turn it is: an operation waits for the one it follows, and for room in its group, first come first served. */
final class OperationQueue {

    private final Sql sql;
    private final Set<String> passedOver;

    /**
     * @param passedOver operations whose workers could not take their turn now
     */
    OperationQueue(Sql sql, Set<String> passedOver) {
        this.sql = sql;
        this.passedOver = passedOver;
    }

    /** What a pending operation may do. */
    sealed interface Turn {

        record Now() implements Turn {}

        record Later(String reason) implements Turn {}

        /** What it was to follow did not complete. */
        record Never(String reason) implements Turn {}
    }

    private record Place(long number, @Nullable String after, @Nullable String group, int limit) {

        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getLong("created_no"), row.getString("after_id"), row.getString("group_name"),
                    row.getInt("group_limit"));
        }
    }

    Turn turn(String id) throws SQLException {
        Place place = sql.first("SELECT created_no, after_id, group_name, group_limit FROM operation WHERE id = ?",
                Place::of, id).orElse(new Place(0, null, null, 0));
        if (place.after != null) {
            Turn after = following(place.after);
            if (!(after instanceof Turn.Now)) {
                return after;
            }
        }
        return place.group == null ? new Turn.Now() : withinGroup(place, place.group);
    }

    private Turn following(String after) throws SQLException {
        Optional<String> status = sql.first("SELECT status FROM operation WHERE id = ?",
                row -> row.getString("status"), after);
        return switch (status.orElse("gone")) {
            case "completed" -> new Turn.Now();
            case "pending", "running", "reconciling" -> new Turn.Later(after + " has not ended");
            case "gone" -> new Turn.Never(after + ", which it was to follow, is not known");
            case String ended -> new Turn.Never(after + ", which it was to follow, " + (ended.equals("failed")
                    ? "failed"
                    : "was " + ended));
        };
    }

    /** Those that came before and wait for room have it first; those that wait for something else do not stand in line. */
    private Turn withinGroup(Place place, String group) throws SQLException {
        long running = sql.number(
                "SELECT COUNT(*) FROM operation WHERE status IN ('running', 'reconciling') AND group_name = ?", group);
        if (running >= place.limit) {
            return new Turn.Later("group " + group + " runs " + running + " of " + place.limit);
        }
        long before = sql.list("""
                SELECT o.id FROM operation o
                WHERE o.status = 'pending' AND o.group_name = ? AND o.created_no < ?
                    AND (o.after_id IS NULL OR EXISTS
                        (SELECT 1 FROM operation a WHERE a.id = o.after_id AND a.status = 'completed'))""",
                row -> row.getString("id"), group, place.number).stream().filter(id -> !passedOver.contains(id))
                .count();
        return running + before < place.limit
                ? new Turn.Now()
                : new Turn.Later("others of group " + group + " come first");
    }
}
