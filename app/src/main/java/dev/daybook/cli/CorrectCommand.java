package dev.daybook.cli;

import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.cli.Moments.Moment;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrects a session's end. */
@Command(name = "correct", description = {"Correct the end of a desk session that has ended.",
        "It may end up to now, or up to where the next session starts; its blocks and its",
        "entry in the day's file follow."})
final class CorrectCommand extends Verb {

    private static final String INFERRED = "inferred";
    private static final String FORMS = "14:30 or 14:30:05 (the first after its start), 2026-11-22T14:30, "
            + "2026-11-22T13:30:00Z, now, or inferred (what the recovery chose)";

    @Parameters(paramLabel = "SESSION", description = "The number of the session.")
    long session;

    @Option(names = "--end", paramLabel = "TIME", required = true, description = "When it ended: " + FORMS + ".")
    String end = INFERRED;

    CorrectCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        // What is no time is none after any start: nobody need be asked for that.
        if (!end.equals(INFERRED) && written(Instant.EPOCH).isEmpty()) {
            throw wrong("--end: '" + end + "' is not a time: " + FORMS);
        }
        Session found = client.answer(Call.session(session));
        Instant wanted = end.equals(INFERRED) ? inferred(found) : written(found.start()).orElseThrow();
        show(client, Call.editSession(session, new SessionEdit(wanted)), around.pages()::session);
    }

    private static Instant inferred(Session session) throws Failure {
        if (session.recovered() == null) {
            throw new Failure(Exit.FAILED, "session " + session.id()
                    + " was not recovered, so nothing was inferred; give --end a time");
        }
        return session.recovered().inferredEnd();
    }

    /** A whole day is no time: it would be read as its midnight. */
    private Optional<Instant> written(Instant start) {
        Clock atStart = Clock.fixed(start, around.clock().getZone());
        return new Moments(atStart).next(end).or(() -> new Moments(around.clock()).parse(end)
                .flatMap(moment -> moment instanceof Moment.Point(Instant instant)
                        ? Optional.of(instant)
                        : Optional.empty()));
    }
}
