package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Makes two of a session, inside one change. */
final class SplitEdit {

    private final Change change;
    private final Instant now;

    SplitEdit(Change change, Instant now) {
        this.change = change;
        this.now = now;
    }

    /**
     * Splits it.
     *
     * @param second the id of the part that starts at {@code at}
     */
    EditAnswer make(SessionRow session, long second, Instant at) throws SQLException {
        if (session.settled().isPresent()) {
            return session.settled().get();
        }
        TimeRange held = session.held();
        if (!within(held, at)) {
            return new EditAnswer.NotWithin(held.start(), held.end());
        }
        Instant border = new CorrectedBlocks(change).border(at, block -> Stream.of(block.start(), block.end())
                .filter(near -> within(held, near)).findFirst().orElse(at));
        String outcome = SessionEnd.SPLIT.wire();
        new SessionRewrite(change).minutes(session.ending(border, outcome));
        insert(session, second, border);
        return log(session, second, EditValue.end(border, outcome, second), border);
    }

    /** Each part lasts a second at least, for times are whole seconds. */
    private static boolean within(TimeRange held, Instant at) {
        return held.contains(at) && at.isAfter(held.start());
    }

    /** Whoever recorded the one recorded the other. Its entry stands nowhere yet. */
    private void insert(SessionRow session, long second, Instant start) throws SQLException {
        change.write(Table.SESSION, List.of(second), """
                INSERT INTO session (id, device_id, launch_id, kind, status, start_s, end_s, category, outcome, summary,
                    summary_attempts, summary_days)
                SELECT ?, device_id, launch_id, 'desk', 'ended', ?, ?, category, ?, 'pending', 0, ''
                FROM session WHERE id = ?""",
                second, start, session.end(), session.outcome(), session.id());
    }

    private EditAnswer log(SessionRow session, long second, EditValue later, Instant border) throws SQLException {
        EditLog log = new EditLog(change, now);
        log.add(session.id(), EditKind.SPLIT, EditValue.end(session, second), later);
        log.add(second, EditKind.SPLIT, EditValue.none(session.id()), EditValue.start(border, session.id()));
        if (session.category() != null) {
            log.add(second, EditKind.CATEGORY, EditValue.text(null), EditValue.text(session.category()));
        }
        return log.done(session.id(), List.of(border));
    }
}
