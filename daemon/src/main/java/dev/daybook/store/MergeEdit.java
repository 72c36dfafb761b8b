package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionBounds;
import dev.daybook.session.SessionWish;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one of two sessions, inside one change. */
final class MergeEdit {

    /** A session that goes on for longer is a mistake. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Change change;
    private final EditLog log;
    private final SessionRewrite rewrite;

    MergeEdit(Change change, Instant now) {
        this.change = change;
        this.log = new EditLog(change, now);
        this.rewrite = new SessionRewrite(change);
    }

    EditAnswer make(SessionRow one, SessionRow other) throws SQLException {
        SessionRow older = one.isBefore(other) ? one : other;
        SessionRow younger = one.isBefore(other) ? other : one;
        Optional<EditAnswer.Refused> refusal = refusal(older, younger);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Instant end = TimeRange.later(older.end(), younger.end());
        takeOut(younger, older);
        rewrite.minutes(older.ending(end, younger.outcome()).withDaysOf(younger));
        log.add(older.id(), EditKind.MERGE, EditValue.end(older, younger.id()),
                EditValue.end(end, younger.outcome(), younger.id()));
        say(older, younger);
        return log.done(older.id(), List.of());
    }

    private Optional<EditAnswer.Refused> refusal(SessionRow older, SessionRow younger) throws SQLException {
        if (older.id() == younger.id()) {
            return Optional.of(new EditAnswer.Same());
        }
        Optional<EditAnswer.Refused> unsettled = older.settled().or(younger::settled);
        if (unsettled.isPresent()) {
            return unsettled;
        }
        Optional<SessionBounds.Next> next = DeskNeighbours.next(change, older);
        if (next.isPresent() && next.get().id() != younger.id()) {
            return Optional.of(new EditAnswer.NotNeighbours(next.get().id()));
        } else if (Duration.between(older.start(), younger.end()).compareTo(LONGEST) > 0) {
            return Optional.of(new EditAnswer.TooLong(LONGEST));
        }
        return Objects.requireNonNullElse(note(older, younger), "").length() > SessionWish.MOST_NOTE
                ? Optional.of(new EditAnswer.NotesTooLong())
                : Optional.empty();
    }

    /** Its rows are kept, so that it can come back as it was; but what was used in it stands in its minutes alone. */
    private void takeOut(SessionRow younger, SessionRow older) throws SQLException {
        List<RowImage> rows = new ArrayList<>();
        for (Table table : List.of(Table.SESSION, Table.RECOVERY)) {
            RowImage.of(change, table, List.of(younger.id())).map(row -> row.without("title")).ifPresent(rows::add);
        }
        change.write(Table.RECOVERY, List.of(younger.id()), "DELETE FROM recovery WHERE session_id = ?", younger.id());
        change.write(Table.SESSION, List.of(younger.id()), "DELETE FROM session WHERE id = ?", younger.id());
        log.add(younger.id(), EditKind.MERGE, EditValue.rows(younger.start(), rows, older.id()),
                EditValue.none(older.id()));
    }

    private void say(SessionRow older, SessionRow younger) throws SQLException {
        String note = note(older, younger);
        if (older.named() == null && younger.named() != null) {
            log.add(older.id(), EditKind.TITLE, EditValue.text(null), EditValue.text(younger.named()));
            rewrite.name(older.id(), younger.named());
        }
        if (!Objects.equals(note, older.note())) {
            log.add(older.id(), EditKind.NOTE, EditValue.text(older.note()), EditValue.text(note));
            rewrite.note(older.id(), note);
        }
        if (older.category() == null && younger.category() != null) {
            log.add(older.id(), EditKind.CATEGORY, EditValue.text(null), EditValue.text(younger.category()));
            rewrite.category(older.id(), younger.category());
        }
    }

    private static @Nullable String note(SessionRow older, SessionRow younger) {
        String joined = Stream.of(older, younger).map(SessionRow::note).filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
        return joined.isEmpty() ? null : joined;
    }
}
