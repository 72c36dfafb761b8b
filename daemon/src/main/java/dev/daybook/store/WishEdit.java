package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionBounds;
import dev.daybook.session.SessionWish;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a session what a person wishes, inside one change. All is judged before anything is written. */
final class WishEdit {

    private final Change change;
    private final Instant now;
    private final EditLog log;
    private final SessionRewrite rewrite;

    WishEdit(Change change, Instant now) {
        this.change = change;
        this.now = now;
        this.log = new EditLog(change, now);
        this.rewrite = new SessionRewrite(change);
    }

    EditAnswer make(SessionRow session, SessionWish wish) throws SQLException {
        Instant start = wish.start().orElse(session.start());
        Instant end = wish.end().orElse(session.end());
        if (wish.ofMinutes() && session.settled().isPresent()) {
            return session.settled().get();
        }
        boolean moves = wish.ofMinutes() && !(start.equals(session.start()) && end.equals(session.end()));
        if (!moves) {
            say(session, wish);
            return log.done(session.id(), List.of());
        }
        SessionBounds bounds = DeskNeighbours.bounds(change, session);
        Optional<EditAnswer.Refused> refusal = bounds.refusal(start, end, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        say(session, wish);
        return log.done(session.id(), move(session, bounds, start, end));
    }

    private void say(SessionRow session, SessionWish wish) throws SQLException {
        if (says(session, EditKind.TITLE, session.named(), wish.title())) {
            rewrite.name(session.id(), said(wish.title()));
        }
        if (says(session, EditKind.NOTE, session.note(), wish.note())) {
            rewrite.note(session.id(), said(wish.note()));
        }
        if (says(session, EditKind.CATEGORY, session.category(), wish.category())) {
            rewrite.category(session.id(), said(wish.category()));
        }
    }

    private boolean says(SessionRow session, EditKind what, @Nullable String former, Optional<String> wished)
            throws SQLException {
        boolean other = wished.isPresent() && !Objects.equals(former, said(wished));
        if (other) {
            log.add(session.id(), what, EditValue.text(former), EditValue.text(said(wished)));
        }
        return other;
    }

    private static @Nullable String said(Optional<String> wished) {
        return wished.filter(text -> !text.isEmpty()).orElse(null);
    }

    private List<Instant> move(SessionRow session, SessionBounds bounds, Instant start, Instant end)
            throws SQLException {
        CorrectedBlocks blocks = new CorrectedBlocks(change);
        boolean inferred = bounds.isInferred(start, end);
        Instant from = start.equals(session.start())
                ? start
                : blocks.border(start, block -> bounds.startBeside(block, start, end, now));
        Instant to = end.equals(session.end())
                ? end
                : blocks.border(end, block -> inferred ? end : bounds.endBeside(block, from, end, now));
        List<Instant> borders = new ArrayList<>();
        if (!from.equals(session.start())) {
            borders.add(from);
            log.add(session.id(), EditKind.START, EditValue.at(session.start()),
                    EditValue.at(from));
        }
        if (!to.equals(session.end())) {
            borders.add(to);
            log.add(session.id(), EditKind.END, EditValue.at(session.end()), EditValue.at(to));
        }
        if (!borders.isEmpty()) {
            rewrite.minutes(session.starting(from).ending(to, session.outcome()));
        }
        return borders;
    }
}
