package dev.daybook.ui.details;

import dev.daybook.api.Edit;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.client.Call;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.Navigator;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a person changes in sessions: the daemon is asked, what came of it is said with a way back, and a refusal is
 * handed over in the daemon's words. Used on the JavaFX thread.
 */
final class Editing {

    private static final Duration NEXT_WITHIN = Duration.ofDays(2);
    private static final int MOST_BETWEEN = 1_000;

    /** Told of each session as it is after a change. */
    interface Became {

        /** What the session with this id has become; another when it is no longer there. */
        void tell(Session now, long of);
    }

    private final Live live;
    private final Navigator navigator;
    private final Became became;

    /** Tells {@code became} what became of a session. */
    Editing(Live live, Navigator navigator, Became became) {
        this.live = live;
        this.navigator = navigator;
        this.became = became;
    }

    /**
     * Edits it.
     *
     * @param what for instance {@code The title}
     * @param done told when it was taken
     */
    void edit(Session session, SessionEdit edit, String what, Runnable done, Consumer<String> refused) {
        live.ask(Call.editSession(session.id(), edit), answer -> {
            became.tell(answer, session.id());
            if (Objects.equals(answer.edited(), session.edited())) {
                navigator.say(what + " of session " + answer.id() + " was so already");
            } else {
                offer(what + " of session " + answer.id() + " is changed", answer.id());
            }
            done.run();
        }, failure -> refused.accept(failure.getMessage()));
    }

    /** Corrects start or end, which may stay where it is when what was recorded of its minute cannot be parted. */
    void correct(Session session, SessionEdit edit, Runnable done, Consumer<String> refused) {
        boolean end = edit.end() != null;
        live.ask(Call.editSession(session.id(), edit), answer -> {
            became.tell(answer, session.id());
            boolean stays = end ? Objects.equals(session.end(), answer.end()) : session.start().equals(answer.start());
            String of = "The " + (end ? "end" : "start") + " of session " + answer.id();
            if (stays) {
                navigator.say(of + " stays: that minute cannot be cut");
            } else {
                offer(of + " is corrected", answer.id());
            }
            done.run();
        }, failure -> refused.accept(failure.getMessage()));
    }

    private void offer(String said, long session) {
        navigator.say(said, "Undo", () -> undo(session));
    }

    /** Takes the last change back that still stands. */
    void undo(long session) {
        live.ask(Call.undoEdit(session), answer -> {
            became.tell(answer.session(), session);
            List<String> what = answer.undone().stream().map(Edit::what).distinct().toList();
            navigator.say(EditWords.undone(what, answer.session().id()));
        }, failure -> navigator.say(failure.getMessage()));
    }

    /** Makes two of it, the second from here. */
    void split(Session session, Instant at, Runnable done, Consumer<String> refused) {
        live.ask(Call.splitSession(session.id(), at), answer -> {
            became.tell(answer.first(), session.id());
            offer("Session " + answer.first().id() + " is split; the rest is session " + answer.second().id(),
                    answer.first().id());
            done.run();
        }, failure -> refused.accept(failure.getMessage()));
    }

    /** Looks for the desk session that follows; empty when none does for two days. */
    void next(Session session, Instant end, Consumer<Optional<Session>> found) {
        SessionQuery after = new SessionQuery(null, "desk", end, end.plus(NEXT_WITHIN), MOST_BETWEEN, null);
        live.ask(Call.sessions(after), answer -> found.accept(answer.sessions().stream()
                .filter(other -> other.id() != session.id() && !other.start().isBefore(end))
                .min(Comparator.comparing(Session::start))), failure -> navigator.say(failure.getMessage()));
    }

    /** Makes one of both. */
    void merge(Session session, Session next) {
        live.ask(Call.mergeSessions(session.id(), next.id()), answer -> {
            became.tell(answer, session.id());
            offer("Session " + next.id() + " is part of session " + answer.id(), answer.id());
        }, failure -> navigator.say(failure.getMessage()));
    }
}
