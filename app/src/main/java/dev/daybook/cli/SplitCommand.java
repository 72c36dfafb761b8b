package dev.daybook.cli;

import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes two of a session. */
@Command(name = "split", description = {"Make two of a desk session that has ended. The first keeps its number, title",
        "and note; both keep a category that was given."}, footer = {"",
                "TIME is " + SessionTimes.FORMS + "."})
final class SplitCommand extends Verb {

    @Parameters(index = "0", paramLabel = "SESSION", description = "The number of the session.")
    long session;

    @Parameters(index = "1", paramLabel = "TIME", description = "Where; a time of day is the first after its start.")
    String time = "";

    SplitCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        SessionTimes times = new SessionTimes(around.clock(), spec.commandLine());
        times.check("TIME", time);
        Session before = client.answer(Call.session(session));
        Instant at = times.after("TIME", time, before.start());
        show(client, Call.splitSession(session, at), around.pages()::split);
    }
}
