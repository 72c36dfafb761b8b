package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** Starts the daemon in the background, unless one runs. */
@Command(name = "daemon", description = "Start the daemon in the background, unless one runs.")
final class DaemonCommand extends Verb {

    DaemonCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        Launching launching = new Launching(around, client);
        boolean ran = launching.running().isPresent();
        if (!ran) {
            launching.start();
        }
        show(client, Call.health(), health -> around.pages().running(ran ? "runs already" : "has started", health));
    }
}
