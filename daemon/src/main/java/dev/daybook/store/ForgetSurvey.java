package dev.daybook.store;

import dev.daybook.forget.Criteria;
import dev.daybook.forget.Survey;
import dev.daybook.forget.Wording;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what criteria hit, from one snapshot. Used once. */
final class ForgetSurvey {

    /** Enough to see whether any file still says one of them. */
    private static final int MOST_WORDS = 400;

    private final Sql sql;
    private final Criteria criteria;
    private final ZoneId zone;
    private final Wording words;
    private final List<Stretch> stretches = new ArrayList<>();
    private final TreeMap<Long, Stretch> byStart = new TreeMap<>();
    private final Set<Long> worded = new TreeSet<>();
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final Set<String> said = new LinkedHashSet<>();
    private final Set<String> liveTitles = new LinkedHashSet<>();
    private final Set<String> liveApplications = new LinkedHashSet<>();
    private final BitSet applications = new BitSet();
    private final BitSet titles = new BitSet();
    private final BitSet urls = new BitSet();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private long blocks;
    private long seconds;

    ForgetSurvey(Sql sql, Criteria criteria, ZoneId zone) {
        this.sql = sql;
        this.criteria = criteria;
        this.zone = zone;
        this.words = criteria.wording();
    }

    /** A desk session while it is looked at. */
    private static final class Stretch {

        final long id;
        final long start;
        final long end;
        final boolean over;
        boolean hit;
        /** Blocks with activity that lose all of it. */
        long emptied;

        Stretch(long id, long start, long end, boolean over, boolean hit) {
            this.id = id;
            this.start = start;
            this.end = end;
            this.over = over;
            this.hit = hit;
        }
    }

    Survey survey() throws SQLException {
        readSessions();
        readEdits();
        readBlocks();
        readLive();
        ForgetOperations.Hits operations = ForgetOperations.hits(sql, criteria);
        operations.times().forEach(time -> seen(Instant.ofEpochSecond(time)));
        names();
        List<Long> hit = stretches.stream().filter(stretch -> stretch.hit).map(stretch -> stretch.id).toList();
        List<Long> wordedAlone = worded.stream().filter(session -> !hit.contains(session)).toList();
        long going = 0;
        for (Stretch stretch : stretches) {
            going += stretch.hit && stretch.over && activeBlocks(stretch) <= stretch.emptied ? 1 : 0;
        }
        List<String> all = operations.wholes().values().stream().flatMap(List::stream).toList();
        return new Survey(hit, wordedAlone, all, List.copyOf(days), List.copyOf(said),
                new Survey.Counts(going, hit.size() - going + wordedAlone.size(), blocks, seconds,
                        count(titles, "SELECT text FROM title WHERE id = ?", liveTitles),
                        count(applications, "SELECT name FROM application WHERE id = ?", liveApplications),
                        operations.wholes().size(), operations.running(), first, last));
    }

    private void readSessions() throws SQLException {
        sql.list("""
                SELECT id, status, start_s, end_s, title, named, note FROM session
                WHERE kind = 'desk' AND start_s >= ? AND start_s < ? AND (end_s IS NULL OR end_s >= ?)
                ORDER BY start_s""", row -> {
            long start = row.getLong("start_s");
            boolean over = !row.getString("status").equals("active");
            long end = over ? Math.max(start, row.getLong("end_s")) : Long.MAX_VALUE;
            boolean inside = criteria.timeAlone() && over && start >= criteria.from().getEpochSecond()
                    && end <= criteria.to().getEpochSecond();
            Stretch stretch = new Stretch(row.getLong("id"), start, end, over, inside);
            stretches.add(stretch);
            byStart.merge(start, stretch, (one, other) -> one.end < other.end ? other : one);
            if (inside) {
                seen(Instant.ofEpochSecond(start));
                seen(Instant.ofEpochSecond(end));
            }
            String named = row.getString("named");
            boolean says = words.said(row.getString("title")) || words.said(named) || words.said(row.getString("note"));
            if (words.byTitleAlone() && says) {
                worded.add(row.getLong("id"));
                seen(Instant.ofEpochSecond(start));
                if (named != null) {
                    said.add(named);
                }
            }
            return true;
        }, Reach.earliestStart(sql, criteria.from()), criteria.to(), criteria.from());
    }

    /** What a person has said and said otherwise since; a session that went into another stands in its edits alone. */
    private void readEdits() throws SQLException {
        if (!words.byTitleAlone()) {
            return;
        }
        Set<Long> saying = new TreeSet<>();
        sql.list("SELECT * FROM session_edit ORDER BY id", row -> {
            StoredEdit edit = StoredEdit.read(row);
            return edit.texts().anyMatch(words::said) && saying.add(edit.session());
        });
        for (long session : saying) {
            Optional<Instant> start = start(session).filter(criteria.range()::contains);
            if (start.isPresent() || stretches.stream().anyMatch(stretch -> stretch.id == session)) {
                worded.add(session);
                start.ifPresent(this::seen);
            }
        }
    }

    /** When a session started that is there no more, as its edits tell; empty when it is there. */
    private Optional<Instant> start(long session) throws SQLException {
        if (SessionRow.find(sql, session).isPresent()) {
            return Optional.empty();
        }
        return StoredEdit.of(sql, session).stream().filter(edit -> edit.what().concernsTwo())
                .flatMap(edit -> Stream.of(edit.former(), edit.later())).map(EditValue::at).filter(Objects::nonNull)
                .findFirst();
    }

    private void readBlocks() throws SQLException {
        ForgetBlocks pages = new ForgetBlocks(ForgetMatch.of(sql, criteria));
        Optional<ForgetBlocks.Page> page = pages.page(sql, criteria.from());
        while (page.isPresent()) {
            page.get().hits().forEach(this::block);
            page = pages.page(sql, page.get().next());
        }
    }

    private void block(ForgetBlocks.Hit hit) {
        blocks++;
        seconds += hit.seconds();
        seen(hit.range().start());
        seen(hit.range().end());
        for (ForgetBlocks.Use use : hit.uses()) {
            applications.set(Math.toIntExact(use.application()));
            titles.set(Math.toIntExact(use.title()));
            Long url = use.url();
            if (url != null) {
                urls.set(Math.toIntExact(url));
            }
        }
        sessionAt(hit.range().start()).ifPresent(stretch -> {
            stretch.hit = true;
            stretch.emptied += hit.active() > 0 && hit.seconds() == hit.active() ? 1 : 0;
        });
    }

    /** Desk sessions do not overlap. */
    private Optional<Stretch> sessionAt(Instant instant) {
        long second = instant.getEpochSecond();
        return Optional.ofNullable(byStart.floorEntry(second)).map(Map.Entry::getValue)
                .filter(stretch -> second < stretch.end);
    }

    /** Time that no block counts yet. */
    private void readLive() throws SQLException {
        for (Activity span : ActivityRows.unfolded(sql)) {
            Optional<TimeRange> part = span.unfolded().intersection(criteria.range());
            Focus focus = span.focus();
            if (part.isEmpty() || !(criteria.timeAlone() || (focus != null && words.focus(focus)))) {
                continue;
            }
            seen(part.get().start());
            seen(part.get().end());
            sessionAt(part.get().start()).ifPresent(stretch -> stretch.hit = true);
            if (focus != null) {
                seconds += part.get().length().toSeconds();
                liveTitles.add(focus.title());
                liveApplications.add(focus.application());
                said.addAll(List.of(focus.title(), focus.application()));
            }
        }
    }

    private void seen(Instant instant) {
        first = first == null ? instant : TimeRange.earlier(first, instant);
        last = last == null ? instant : TimeRange.later(last, instant);
        days.add(LocalDate.ofInstant(instant, zone));
    }

    private long activeBlocks(Stretch stretch) throws SQLException {
        return sql.number("""
                SELECT COUNT(*) FROM block WHERE device_id = ? AND start_s >= ? AND start_s < ? AND active_s > 0""",
                LaunchRows.THIS_DEVICE, stretch.start, stretch.end);
    }

    private void names() throws SQLException {
        sample(titles, "SELECT text FROM title WHERE id = ?");
        sample(urls, "SELECT text FROM url WHERE id = ?");
        sample(applications, "SELECT name FROM application WHERE id = ?");
    }

    /** Evenly over all of them. */
    private void sample(BitSet ids, String text) throws SQLException {
        int every = Math.max(1, ids.cardinality() / MOST_WORDS);
        int at = 0;
        for (int id = ids.nextSetBit(0); id >= 0; id = ids.nextSetBit(id + 1)) {
            if (at++ % every == 0) {
                sql.first(text, row -> row.getString(1), id).ifPresent(said::add);
            }
        }
    }

    private long count(BitSet stored, String text, Set<String> live) throws SQLException {
        Set<String> only = new LinkedHashSet<>(live);
        for (int id = stored.nextSetBit(0); id >= 0 && !only.isEmpty(); id = stored.nextSetBit(id + 1)) {
            sql.first(text, row -> row.getString(1), id).ifPresent(only::remove);
        }
        return (long) stored.cardinality() + only.size();
    }
}
