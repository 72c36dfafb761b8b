package dev.daybook.cli;

import dev.daybook.api.Health;
import dev.daybook.api.Sessions;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import dev.daybook.platform.DesktopStarter;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code daybook} with nothing: the desktop, the day so far, and a daemon to record it. */
@Command(name = "daybook", header = "An honest record of your workday, kept on your own machine.%n", description = {
        "Without a verb: opens the desktop where there is a display, starts the daemon if",
        "none runs, and shows today.%n"}, synopsisSubcommandLabel = "[VERB]", commandListHeading = "%nVerbs:%n", footer = {
                "", "'daybook VERB --help' tells more about each.", "",
                "Exit codes: 0 done, 1 refused or failed, 2 usage, 69 daemon not reachable,",
                "75 another daemon holds the data, 78 bad configuration."})
final class DaybookCommand extends Verb {

    // More sessions than this in one day are not a day to be read at a glance.
    private static final int MOST = 100;

    DaybookCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        Moments moments = new Moments(around.clock());
        Instant from = moments.midnight(moments.today());
        Instant to = moments.midnight(moments.today().plusDays(1));
        Health health = health(new Launching(around, client));
        Call<Sessions> sessions = Call.sessions(SessionQuery.between(from, to, MOST));
        if (json) {
            printJson(client.body(sessions));
            return;
        }
        openDesktop();
        print(around.pages().today(health, client.answer(sessions).sessions(),
                Underway.operations(client, "running", "reconciling"), client.answer(Call.timeline(from, to)),
                client.answer(Call.totals(from, to, "app"))));
    }

    /** One that is there already comes to the front. What becomes of it is no matter of today's page. */
    private void openDesktop() {
        if (around.install().isEmpty() || !DesktopStarter.hasDisplay(around.environment())) {
            return;
        }
        try {
            new DesktopStarter(around.install().get(), around.directories()).start();
            around.terminal().complain("opening the desktop");
        } catch (IOException e) {
            around.terminal().complain("the desktop cannot be opened: " + e.getMessage());
        }
    }

    private Health health(Launching launching) throws ClientException, Failure, InterruptedException {
        Optional<Health> running = launching.running();
        if (running.isPresent()) {
            return running.get();
        }
        around.terminal().complain("no daemon runs, starting one");
        launching.start();
        return launching.client().answer(Call.health());
    }
}
