package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the last change back that was made to a session, inside one change. All is judged before anything is written. */
final class EditUndo {

    private final Change change;
    private final EditLog log;
    private final SessionRewrite rewrite;
    private final CorrectedBlocks blocks;
    private final List<Instant> borders = new ArrayList<>();

    EditUndo(Change change, Instant now) {
        this.change = change;
        this.log = new EditLog(change, now);
        this.rewrite = new SessionRewrite(change);
        this.blocks = new CorrectedBlocks(change);
    }

    EditAnswer make(long session) throws SQLException {
        Optional<StoredEdit> last = StoredEdit.lastStanding(change, session);
        if (last.isEmpty()) {
            return new EditAnswer.NothingToUndo();
        }
        List<StoredEdit> edits = last.get().together(change);
        Optional<EditAnswer.Refused> refusal = refusal(edits);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        for (StoredEdit edit : edits) {
            takeBack(edit);
            log.undone(edit);
        }
        return log.done(left(session, edits), borders);
    }

    /** The session itself, or the one it was split from, which has its time again. */
    private long left(long session, List<StoredEdit> edits) throws SQLException {
        return SessionRow.find(change, session).isPresent()
                ? session
                : edits.stream().map(edit -> edit.later().other()).filter(Objects::nonNull).findFirst().orElse(session);
    }

    private Optional<EditAnswer.Refused> refusal(List<StoredEdit> edits) throws SQLException {
        Set<Long> sessions = edits.stream().map(StoredEdit::session)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (long session : sessions) {
            Optional<StoredEdit> later = StoredEdit.lastStanding(change, session)
                    .filter(edit -> edit.id() > edits.getFirst().id());
            if (later.isPresent()) {
                return Optional.of(editedLater(later.get()));
            }
        }
        return minutesRefused(edits);
    }

    /** What went into another session comes back with the undo of that one. */
    private static EditAnswer.Refused editedLater(StoredEdit edit) {
        Long into = edit.former().rows() == null ? null : edit.later().other();
        return new EditAnswer.EditedLater(edit.session(), edit.what().wire(),
                Objects.requireNonNullElse(into, edit.session()));
    }

    private Optional<EditAnswer.Refused> minutesRefused(List<StoredEdit> edits) throws SQLException {
        if (edits.stream().allMatch(edit -> isWord(edit.what()))) {
            return Optional.empty();
        }
        for (StoredEdit edit : edits) {
            Optional<EditAnswer.Refused> refusal = SessionRow.find(change, edit.session()).flatMap(SessionRow::settled);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        Optional<EditAnswer.Refused> taken = takenRefused(edits);
        return taken.isPresent() ? taken : strangerRefused(edits);
    }

    private static boolean isWord(EditKind what) {
        return switch (what) {
            case TITLE, NOTE, CATEGORY -> true;
            case START, END, SPLIT, MERGE -> false;
        };
    }

    /** Time that it let go of may be another's now. */
    private Optional<EditAnswer.Refused> takenRefused(List<StoredEdit> edits) throws SQLException {
        Optional<Instant> start = former(edits, EditKind.START);
        Optional<Instant> end = former(edits, EditKind.END);
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        SessionRow session = SessionRow.find(change, edits.getFirst().session()).orElseThrow();
        return DeskNeighbours.bounds(change, session).overlap(start.orElse(session.start()), end.orElse(session.end()));
    }

    /** What a split or merge moved is left to the two; but where something was forgotten, another may be among them. */
    private Optional<EditAnswer.Refused> strangerRefused(List<StoredEdit> edits) throws SQLException {
        for (StoredEdit edit : edits) {
            Optional<SessionRow> first = SessionRow.find(change, edit.session());
            Instant former = edit.former().at();
            Instant later = edit.later().at();
            if (edit.what().concernsTwo() && first.isPresent() && former != null && later != null) {
                return DeskNeighbours.between(change, first.get(), TimeRange.later(former, later),
                        Objects.requireNonNull(edit.later().other())).map(EditAnswer.IntoNext::new);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> former(List<StoredEdit> edits, EditKind what) {
        return edits.stream().filter(edit -> edit.what() == what).map(edit -> edit.former().at())
                .filter(Objects::nonNull).findFirst();
    }

    private void takeBack(StoredEdit edit) throws SQLException {
        switch (edit.what()) {
            case TITLE -> rewrite.name(edit.session(), edit.former().text());
            case NOTE -> rewrite.note(edit.session(), edit.former().text());
            case CATEGORY -> rewrite.category(edit.session(), edit.former().text());
            case START, END -> move(edit);
            case SPLIT -> unsplit(edit);
            case MERGE -> unmerge(edit);
        }
    }

    private void move(StoredEdit edit) throws SQLException {
        SessionRow session = SessionRow.find(change, edit.session()).orElseThrow();
        EditValue former = edit.former();
        Instant at = border(former);
        if (edit.what() == EditKind.START) {
            rewrite.start(session.id(), at);
        } else {
            rewrite.minutes(session.ending(at, session.outcome()));
        }
    }

    private Instant border(EditValue former) throws SQLException {
        Instant at = Objects.requireNonNull(former.at());
        borders.add(at);
        return blocks.border(at, block -> at);
    }

    /** The second goes, and the first has its time again. */
    private void unsplit(StoredEdit edit) throws SQLException {
        EditValue former = edit.former();
        SessionRow session = SessionRow.find(change, edit.session()).orElseThrow();
        if (former.at() != null) {
            rewrite.minutes(session.ending(former.at(), former.outcome()));
            return;
        }
        SessionRow first = SessionRow.find(change, Objects.requireNonNull(former.other())).orElseThrow();
        rewrite.minutes(first.withDaysOf(session));
        change.write(Table.SESSION, List.of(session.id()), "DELETE FROM session WHERE id = ?", session.id());
    }

    /** The younger comes back as it was, and its summary is due. */
    private void unmerge(StoredEdit edit) throws SQLException {
        EditValue former = edit.former();
        if (former.rows() == null) {
            SessionRow session = SessionRow.find(change, edit.session()).orElseThrow();
            rewrite.minutes(session.ending(border(former), former.outcome()));
            return;
        }
        for (RowImage row : former.rows()) {
            row.apply(change);
            change.touch(Table.of(row.t()), List.of(edit.session()));
        }
        rewrite.minutes(SessionRow.find(change, edit.session()).orElseThrow());
        borders.add(Objects.requireNonNull(former.at()));
    }
}
