package dev.daybook.store;

import dev.daybook.forget.Criteria;
import dev.daybook.forget.ForgetStore;
import dev.daybook.forget.Survey;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Forgetting's side of the store. Thread safe. */
public final class ForgetRows implements ForgetStore {

    private static final int BLOCKS_AT_ONCE = 200;
    private static final int SPANS_AT_ONCE = 500;
    private static final int SESSIONS_AT_ONCE = 50;
    private static final int OPERATIONS_AT_ONCE = 20;

    private final Store store;
    private final LongSupplier activityIds;

    /**
     * @param activityIds gives each new span its id; the one source of them
     */
    public ForgetRows(Store store, LongSupplier activityIds) {
        this.store = store;
        this.activityIds = activityIds;
    }

    @Override
    public Survey survey(Criteria criteria, ZoneId zone) {
        return store.read(sql -> new ForgetSurvey(sql, criteria, zone).survey());
    }

    /** Blocks are cut at the range's borders while the spans are there of which they were made. */
    @Override
    public void eraseMinutes(Criteria criteria, Steps steps) throws InterruptedException {
        steps.next(0);
        for (Instant border : List.of(criteria.from(), criteria.to())) {
            store.<Boolean>change(change -> cutAt(change, border));
        }
        ForgetMatch match = store.read(sql -> ForgetMatch.of(sql, criteria));
        eraseBlocks(new ForgetBlocks(match), criteria, steps);
        eraseSpans(new ForgetSpans(match, activityIds), steps);
    }

    private static boolean cutAt(Change change, Instant border) throws SQLException {
        CorrectedBlocks blocks = new CorrectedBlocks(change);
        Optional<TimeRange> around = blocks.around(border);
        return around.isPresent() && blocks.cut(around.get(), border);
    }

    private void eraseBlocks(ForgetBlocks blocks, Criteria criteria, Steps steps) throws InterruptedException {
        Instant from = criteria.from();
        while (true) {
            Instant at = from;
            Optional<ForgetBlocks.Page> page = store.read(sql -> blocks.page(sql, at));
            if (page.isEmpty()) {
                return;
            }
            steps.next(0.3);
            for (List<ForgetBlocks.Hit> some : parts(page.get().hits(), BLOCKS_AT_ONCE)) {
                steps.next(0.3);
                TimeRange starts = new TimeRange(some.getFirst().range().start(), some.getLast().range().end());
                store.<Boolean>change(change -> {
                    // Read again: somebody may have cut one since, or a part of it would stay.
                    for (ForgetBlocks.Hit hit : blocks.hits(change, starts)) {
                        ForgetBlocks.erase(change, hit);
                    }
                    return true;
                });
            }
            from = page.get().next();
        }
    }

    private void eraseSpans(ForgetSpans spans, Steps steps) throws InterruptedException {
        long last = Long.MIN_VALUE;
        while (true) {
            long after = last;
            List<ForgetSpans.Found> page = store.read(sql -> spans.page(sql, after));
            if (page.isEmpty()) {
                return;
            }
            steps.next(0.6);
            List<ForgetSpans.Found> hits = page.stream().filter(spans::isHit).toList();
            for (List<ForgetSpans.Found> some : parts(hits, SPANS_AT_ONCE)) {
                store.<Boolean>change(change -> {
                    for (ForgetSpans.Found hit : some) {
                        spans.erase(change, hit);
                    }
                    return true;
                });
            }
            last = page.getLast().id();
        }
    }

    @Override
    public void eraseSessions(Criteria criteria, List<Long> sessions, List<Long> worded, Steps steps)
            throws InterruptedException {
        for (List<Long> some : parts(sessions, SESSIONS_AT_ONCE)) {
            steps.next(0);
            store.<Boolean>change(change -> {
                ForgetSessions erasing = new ForgetSessions(change, criteria.wording());
                for (long session : some) {
                    erasing.lostTime(session);
                }
                return true;
            });
        }
        for (List<Long> some : parts(worded, SESSIONS_AT_ONCE)) {
            steps.next(0.5);
            store.<Boolean>change(change -> {
                ForgetSessions erasing = new ForgetSessions(change, criteria.wording());
                for (long session : some) {
                    erasing.lostWords(session);
                }
                return true;
            });
        }
    }

    @Override
    public List<String> eraseOperations(List<String> operations, Steps steps) throws InterruptedException {
        for (List<String> some : parts(operations, OPERATIONS_AT_ONCE)) {
            steps.next(0);
            store.<Boolean>change(change -> {
                for (String operation : some) {
                    ForgetOperations.remove(change, operation);
                }
                return true;
            });
        }
        return store.read(sql -> {
            List<String> gone = new ArrayList<>();
            for (String operation : operations) {
                if (sql.number("SELECT COUNT(*) FROM operation WHERE id = ?", operation) == 0) {
                    gone.add(operation);
                }
            }
            return gone;
        });
    }

    @Override
    public void eraseUnusedNames(Steps steps) throws InterruptedException {
        UnusedNames.remove(store, () -> steps.next(0));
    }

    @Override
    public List<Long> sessionsGone(List<Long> sessions) {
        return store.read(sql -> {
            List<Long> gone = new ArrayList<>();
            for (long session : sessions) {
                if (sql.number("SELECT COUNT(*) FROM session WHERE id = ?", session) == 0) {
                    gone.add(session);
                }
            }
            return gone;
        });
    }

    @Override
    public List<String> wordsGone(List<String> words) {
        return store.read(sql -> {
            List<String> gone = new ArrayList<>();
            for (String word : words) {
                if (sql.number("""
                        SELECT (SELECT COUNT(*) FROM title WHERE text = ?) + (SELECT COUNT(*) FROM url WHERE text = ?)
                            + (SELECT COUNT(*) FROM application WHERE name = ?)""", word, word, word) == 0) {
                    gone.add(word);
                }
            }
            return gone;
        });
    }

    @Override
    public boolean cancelAsked(String operation) {
        return store.read(sql -> sql.number(
                "SELECT COUNT(*) FROM operation WHERE id = ? AND cancel_s IS NOT NULL", operation) > 0);
    }

    @Override
    public void compact(Steps steps) throws InterruptedException {
        steps.next(0);
        store.compact(() -> steps.next(0));
    }

    @Override
    public void rewriteJournal(Steps steps) throws IOException, InterruptedException {
        new JournalRewriting(store).run((done, of) -> steps.next((double) done / of));
    }

    private static <T> List<List<T>> parts(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return parts;
    }
}
