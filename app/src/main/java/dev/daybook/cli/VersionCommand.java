package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.client.DaybookClient;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;

/** The version of the command line itself; the daemon's own is in its status. */
@Command(name = "version", description = {"Show the version of this program.",
        "The daemon's own is in 'daybook status'."})
final class VersionCommand extends Verb {

    VersionCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws Failure {
        print(json
                ? Json.MAPPER.writeValueAsString(Map.of("version", version())) + "\n"
                : "daybook " + version() + "\n");
    }

    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(development)");
    }
}
