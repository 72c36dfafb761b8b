package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.cli.view.AutostartPage;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.autostart.Autostart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A verb about what starts at login. It is answered here: the daemon knows nothing of it. */
abstract class AutostartVerb extends Verb {

    AutostartVerb(Surroundings around) {
        super(around);
    }

    /** Does the verb's work; answers what is said of it before the state, in a sentence of its own or in none. */
    abstract String act(Autostart autostart) throws IOException;

    @Override
    final void run(DaybookClient client) throws ClientException, Failure {
        Path install = around.install().orElseThrow(() -> new Failure(Exit.FAILED,
                "this daybook is not part of an installation that could start at login, run bin/daybook of an installed"
                        + " folder"));
        Autostart autostart = around.autostart().apply(install);
        try {
            String said = act(autostart);
            AutostartPage page = AutostartPage.of(autostart, runs(client));
            if (json) {
                printJson(Json.MAPPER.writeValueAsString(page.document()));
            } else {
                print(said.isEmpty() ? page.text() : said + "\n");
            }
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** The process of the daemon that runs now. One that does not answer is none to be told of here. */
    private Optional<Long> runs(DaybookClient client) {
        try {
            return new Launching(around, client).running().map(health -> health.launch().pid());
        } catch (ClientException silent) {
            return Optional.empty();
        }
    }
}
