package dev.daybook.store;

import dev.daybook.forget.Criteria;
import dev.daybook.forget.Wording;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations that criteria hit: a whole with all its parts, once all of them have ended. */
final class ForgetOperations {

    private static final String OVER = "('completed', 'failed', 'cancelled')";

    private ForgetOperations() {}

    /**
     * What is hit.
     *
     * @param wholes each whole with its parts, itself first
     * @param running wholes that would be hit and have not ended
     */
    record Hits(Map<String, List<String>> wholes, long running, List<Long> times) {}

    private record Found(String id, @Nullable String parent, boolean over, long created, long ended, boolean said) {}

    /** Operations have no application: criteria that name one hit none. */
    static Hits hits(Sql sql, Criteria criteria) throws SQLException {
        if (criteria.application() != null) {
            return new Hits(Map.of(), 0, List.of());
        }
        Wording words = criteria.wording();
        Map<String, List<Found>> families = new LinkedHashMap<>();
        Map<String, Found> all = new HashMap<>();
        List<Found> rows = sql.list("""
                SELECT o.id, o.parent_id, o.status IN ('completed', 'failed', 'cancelled') AS is_over, o.created_s,
                    o.ended_s, o.title, o.command, s.named, s.note
                FROM operation o LEFT JOIN session s ON s.id = o.session_id AND s.operation_id = o.id
                ORDER BY o.created_no""",
                row -> new Found(row.getString("id"), row.getString("parent_id"), row.getBoolean("is_over"),
                        row.getLong("created_s"), row.getLong("ended_s"),
                        words.said(row.getString("title")) || words.said(row.getString("command"))
                                || words.said(row.getString("named")) || words.said(row.getString("note"))));
        rows.forEach(row -> all.put(row.id, row));
        rows.forEach(row -> families.computeIfAbsent(whole(row, all), id -> new ArrayList<>()).add(row));
        Set<String> needed = Set.copyOf(sql.list("SELECT after_id FROM operation WHERE after_id IS NOT NULL AND status"
                + " NOT IN " + OVER, row -> row.getString("after_id")));
        return hits(criteria, families, needed);
    }

    private static String whole(Found row, Map<String, Found> all) {
        return row.parent == null || !all.containsKey(row.parent) ? row.id : row.parent;
    }

    private static Hits hits(Criteria criteria, Map<String, List<Found>> families, Set<String> needed) {
        Map<String, List<String>> wholes = new LinkedHashMap<>();
        List<Long> times = new ArrayList<>();
        long running = 0;
        for (Map.Entry<String, List<Found>> family : families.entrySet()) {
            List<Found> parts = family.getValue();
            if (!isHit(criteria, parts)) {
                continue;
            }
            if (parts.stream().allMatch(Found::over) && parts.stream().noneMatch(part -> needed.contains(part.id))) {
                wholes.put(family.getKey(), parts.stream().map(Found::id).collect(Collectors.toList()));
                parts.forEach(part -> times.addAll(List.of(part.created, part.ended)));
            } else {
                running++;
            }
        }
        return new Hits(wholes, running, times);
    }

    private static boolean isHit(Criteria criteria, List<Found> parts) {
        long from = criteria.from().getEpochSecond();
        long to = criteria.to().getEpochSecond();
        boolean begun = parts.stream().allMatch(part -> part.created >= from && part.created < to);
        return criteria.timeAlone()
                ? begun && parts.stream().allMatch(part -> part.ended <= to)
                : begun && parts.stream().anyMatch(Found::said);
    }

    /** Removes an operation that has ended, with its run session; one that has not stays. */
    static void remove(Change change, String id) throws SQLException {
        List<Long> sessions = change.list("""
                SELECT s.id FROM operation o JOIN session s ON s.id = o.session_id AND s.operation_id = o.id
                WHERE o.id = ?""", row -> row.getLong("id"), id);
        if (change.write(Table.OPERATION, List.of(id), "DELETE FROM operation WHERE id = ? AND status IN " + OVER,
                id)) {
            change.write(Table.PLAN_RUN, List.of(id), "DELETE FROM plan_run WHERE operation_id = ?", id);
            for (long session : sessions) {
                ForgetSessions.remove(change, session);
            }
        }
    }
}
