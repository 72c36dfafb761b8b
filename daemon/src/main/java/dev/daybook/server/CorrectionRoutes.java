package dev.daybook.server;

import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.capture.Recorder;
import dev.daybook.session.EndedSessions;
import dev.daybook.session.EndedSessions.Correction;
import dev.daybook.session.EndedSessions.Restoration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes by which a person sets sessions right that are over. */
public final class CorrectionRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionRoutes.class);
    private static final String SESSION = "/api/v1/sessions/{id}";

    private final DayReader days;
    private final EndedSessions sessions;
    private final Recorder recorder;

    public CorrectionRoutes(DayReader days, EndedSessions sessions, Recorder recorder) {
        this.days = days;
        this.sessions = sessions;
        this.recorder = recorder;
    }

    List<Route> all() {
        return List.of(
                Route.patch(SESSION, SessionEdit.class, this::edit),
                Route.post(SESSION + "/restore", this::restore));
    }

    private Route.Answer edit(Ask ask, SessionEdit edit) throws Refusal {
        Session session = known(ask);
        if (edit.end() == null) {
            return Route.Answer.ok(session);
        }
        Instant end = edit.end().truncatedTo(ChronoUnit.SECONDS);
        Correction made = recorder.correctEnd(sessions, session.id(), end);
        LOG.info("The end of session {}, {}, was to be {}: {}", session.id(), session.end(), end, made);
        String head = "'end' is " + end + "; ";
        String name = "session " + session.id();
        return switch (made) {
            case Correction.Done _ -> Route.Answer.ok(known(ask));
            case Correction.NotFound _ -> throw Refusal.notFound("Session " + session.id() + " not found");
            case Correction.NotDesk _ -> throw Refusal.conflict("Session " + session.id()
                    + " is a run, which ends with its operation; only the end of a desk session can be corrected");
            case Correction.NotEnded other -> throw Refusal.conflict("Session " + session.id() + " is " + other.status()
                    + "; only the end of an ended session can be corrected");
            case Correction.NotAfterStart early -> throw Refusal.invalid(head + name + " starts at " + early.start()
                    + " and lasts at least 1 s");
            case Correction.InFuture future -> throw Refusal.invalid(head + "it must not be after now, "
                    + future.now());
            case Correction.Overlapping over -> throw Refusal.conflict(head + "session " + over.next().id()
                    + " starts at " + over.next().start() + ", and desk sessions never overlap");
        };
    }

    private Route.Answer restore(Ask ask) throws Refusal {
        Session session = known(ask);
        Restoration made = sessions.restore(session.id());
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
