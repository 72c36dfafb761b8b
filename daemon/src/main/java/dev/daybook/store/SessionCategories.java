package dev.daybook.store;

import dev.daybook.api.Session;
import dev.daybook.store.PageCategories.Page;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The category of a desk session that nobody chose one for: that of most of its active time, by the rules of now. What
 * is over is remembered, until its row, any minute, or the rules change. Thread safe.
 */
final class SessionCategories {

    private static final int MOST_REMEMBERED = 5_000;

    /** What the minutes of so many sessions add up to, the database keeps in memory. */
    private static final int AT_ONCE = 100;

    private final AtomicLong changes = new AtomicLong();
    private final Map<Long, Known> remembered = new LinkedHashMap<>();
    private @Nullable PageCategories rules;

    /** @param category empty when nothing was used */
    private record Known(Instant start, Instant end, Optional<String> category) {}

    /** Minutes come once a minute while somebody works; to ask again then costs less than to know whose they are. */
    void changed(Committed committed) {
        if (committed.tables().contains("block_use") || !committed.sessions().isEmpty()) {
            synchronized (remembered) {
                changes.incrementAndGet();
                if (committed.tables().contains("block_use")) {
                    remembered.clear();
                } else {
                    remembered.keySet().removeAll(committed.sessions());
                }
            }
        }
    }

    /** The same sessions, each with its category. Nothing else was read from the connection before. */
    List<Session> categorised(Sql sql, PageCategories pages, Asking question) throws SQLException {
        long before = changes.get();
        List<Session> sessions = question.ask();
        Map<Long, Optional<String>> known = new HashMap<>();
        List<Session> unknown = new ArrayList<>();
        for (Session session : sessions) {
            if (session.kind().equals("desk") && session.category() == null) {
                Known is = known(session, pages);
                if (is == null) {
                    unknown.add(session);
                } else {
                    known.put(session.id(), is.category);
                }
            }
        }
        for (int from = 0; from < unknown.size(); from += AT_ONCE) {
            List<Session> some = unknown.subList(from, Math.min(from + AT_ONCE, unknown.size()));
            Map<Long, Optional<String>> found = read(sql, pages, some);
            keep(some, found, pages, before);
            known.putAll(found);
        }
        return sessions.stream()
                .map(session -> known.containsKey(session.id())
                        ? session.in(known.getOrDefault(session.id(), Optional.empty()).orElse(null))
                        : session)
                .toList();
    }

    /** Reads sessions. */
    interface Asking {
        List<Session> ask() throws SQLException;
    }

    private @Nullable Known known(Session session, PageCategories pages) {
        synchronized (remembered) {
            if (rules != pages) {
                remembered.clear();
                rules = pages;
            }
            Known is = remembered.get(session.id());
            return is != null && is.start.equals(session.start()) && is.end.equals(session.end()) ? is : null;
        }
    }

    private void keep(List<Session> sessions, Map<Long, Optional<String>> found, PageCategories pages, long before) {
        synchronized (remembered) {
            if (rules != pages || changes.get() != before) {
                return;
            }
            for (Session session : sessions) {
                Instant end = session.end();
                if (end != null && remembered.size() < MOST_REMEMBERED) {
                    remembered.put(session.id(), new Known(session.start(), end,
                            found.getOrDefault(session.id(), Optional.empty())));
                }
            }
        }
    }

    private static Map<Long, Optional<String>> read(Sql sql, PageCategories pages, List<Session> sessions)
            throws SQLException {
        Map<Long, Map<String, Long>> seconds = new HashMap<>();
        for (Used used : stored(sql, sessions)) {
            seconds.computeIfAbsent(used.session, id -> new HashMap<>())
                    .merge(pages.of(sql, used.page), used.seconds, Long::sum);
        }
        Map<Long, Optional<String>> categories = new HashMap<>();
        for (Session session : sessions) {
            Map<String, Long> sums = seconds.getOrDefault(session.id(), new HashMap<>());
            if (session.end() == null) {
                live(sql, pages, session, sums);
            }
            categories.put(session.id(), longest(sums));
        }
        return categories;
    }

    private record Used(long session, Page page, long seconds) {}

    private static List<Used> stored(Sql sql, List<Session> sessions) throws SQLException {
        String ids = String.join(", ", Collections.nCopies(sessions.size(), "?"));
        List<@Nullable Object> values = new ArrayList<>(List.of(LaunchRows.THIS_DEVICE, Long.MAX_VALUE));
        sessions.forEach(session -> values.add(session.id()));
        return sql.list("""
                SELECT s.id, b.application_id, b.title_id, b.url_id, SUM(b.active_s) AS seconds
                FROM session s JOIN block_use b ON b.device_id = ? AND b.start_s >= s.start_s
                    AND b.start_s < COALESCE(s.end_s, ?)
                WHERE s.id IN (%s)
                GROUP BY s.id, b.application_id, b.title_id, b.url_id""".formatted(ids),
                row -> new Used(row.getLong("id"), new Page(row.getLong("application_id"), row.getLong("title_id"),
                        Sql.longOrNull(row, "url_id")), row.getLong("seconds")),
                values.toArray());
    }

    /** What is recorded of the open session and not folded yet. */
    private static void live(Sql sql, PageCategories pages, Session session, Map<String, Long> seconds)
            throws SQLException {
        TimeRange since = new TimeRange(session.start(), Instant.MAX);
        for (Block block : LiveBlocks.within(sql, since)) {
            block.uses().forEach(use -> seconds.merge(
                    pages.rules.of(use.focus().application(), use.focus().title(), use.focus().url()),
                    (long) use.seconds(), Long::sum));
        }
    }

    private static Optional<String> longest(Map<String, Long> seconds) {
        return seconds.entrySet().stream()
                .min(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }
}
