package dev.daybook.server;

import dev.daybook.api.Edit;
import dev.daybook.api.Edits;
import dev.daybook.api.MergeRequest;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.SplitRequest;
import dev.daybook.capture.Recorder;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.EndedSessions;
import dev.daybook.session.EndedSessions.Restoration;
import dev.daybook.session.SessionEdits;
import dev.daybook.session.SessionWish;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes by which a person sets sessions right. */
public final class CorrectionRoutes extends RouteGroup {

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionRoutes.class);
    private static final String SESSION = "/api/v1/sessions/{id}";

    private final DayReader days;
    private final EndedSessions cancelled;
    private final SessionEdits sessions;
    private final Recorder recorder;

    public CorrectionRoutes(DayReader days, EndedSessions cancelled, SessionEdits sessions, Recorder recorder) {
        this.days = days;
        this.cancelled = cancelled;
        this.sessions = sessions;
        this.recorder = recorder;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.patch(SESSION, SessionEdit.class, this::edit),
                Route.get(SESSION + "/edits", ask -> Route.Answer.ok(new Edits(days.edits(known(ask).id())))),
                Route.post(SESSION + "/split", SplitRequest.class, this::split),
                Route.post(SESSION + "/merge", MergeRequest.class, this::merge),
                Route.post(SESSION + "/undo", this::undo),
                Route.post(SESSION + "/restore", this::restore));
    }

    private Route.Answer edit(Ask ask, SessionEdit edit) throws Refusal {
        long session = known(ask).id();
        SessionWish wish = SessionWishes.of(edit);
        done(session, "edited", now -> sessions.edit(session, wish, now), EditRefusals.ofEdit(session, wish));
        return Route.Answer.ok(known(ask));
    }

    private Route.Answer split(Ask ask, SplitRequest request) throws Refusal {
        long session = known(ask).id();
        Instant at = SessionWishes.instant("at", request.at())
                .orElseThrow(() -> Refusal.invalid("'at' is missing; it must be the UTC instant at which to split"));
        EditAnswer.Done done = done(session, "split", now -> sessions.split(session, at, now),
                EditRefusals.ofSplit(session, at));
        long second = days.edits(session).stream().filter(edit -> done.edits().contains(edit.id())).map(Edit::other)
                .filter(Objects::nonNull).findFirst().orElse(session);
        return Route.Answer.ok(new SessionSplit(known(ask), Routes.known(days, String.valueOf(second))));
    }

    private Route.Answer merge(Ask ask, MergeRequest request) throws Refusal {
        long session = known(ask).id();
        if (request.with() == null) {
            throw Refusal.invalid("'with' is missing; it must be the number of the session before or after it");
        }
        long with = request.with();
        EditAnswer.Done done = done(session, "merged", now -> sessions.merge(session, with, now),
                EditRefusals.ofMerge(session, with));
        return Route.Answer.ok(Routes.known(days, String.valueOf(done.session())));
    }

    private Route.Answer undo(Ask ask) throws Refusal {
        long session = known(ask).id();
        EditAnswer.Done done = done(session, "set back", now -> sessions.undo(session, now),
                EditRefusals.ofUndo(session));
        List<Edit> undone = days.edits(done.session()).stream().filter(edit -> done.edits().contains(edit.id()))
                .toList();
        return Route.Answer.ok(new SessionUndo(Routes.known(days, String.valueOf(done.session())), undone));
    }

    private EditAnswer.Done done(long session, String deed, Function<Instant, EditAnswer> wish, EditRefusals refusals)
            throws Refusal {
        EditAnswer answer = recorder.edit(wish);
        LOG.info("Session {} was to be {}: {}", session, deed, answer);
        return switch (answer) {
            case EditAnswer.Done done -> done;
            case EditAnswer.Refused refused -> throw refusals.of(refused);
        };
    }

    private Route.Answer restore(Ask ask) throws Refusal {
        Session session = known(ask);
        Restoration made = cancelled.restore(session.id());
        LOG.info("The cancel of session {}, {}, was to be taken back: {}", session.id(), session.status(), made);
        return switch (made) {
            case Restoration.Done _ -> Route.Answer.ok(known(ask));
            case Restoration.NotFound _ -> throw Refusal.notFound("Session " + session.id() + " not found");
            case Restoration.Stopped _ -> throw Refusal.conflict("The cancel of session " + session.id()
                    + " cannot be taken back: its processes were stopped; run it again");
        };
    }

    private Session known(Ask ask) throws Refusal {
        return Routes.known(days, ask.placeholder("id"));
    }
}
