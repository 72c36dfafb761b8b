package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The rules by which everything is sorted and excluded. */
@Command(name = "categories", description = {"Show the rules by which programs and titles are sorted into categories,",
        "and what is kept out of the record.%n"}, synopsisSubcommandLabel = "[VERB]", commandListHeading = "%nVerbs:%n", footer = {
                "", "Your own rules stand in config.toml, in order; the first that fits wins, also for",
                "what was recorded before:",
                "", "  [[category]]", "  name = \"Work/Daybook\"",
                "  title = \"daybook\"        # a regular expression; app and url likewise",
                "  colour = \"#3584e4\"", "", "  [[exclude]]                # before anything is stored",
                "  title = \"payslip\"",
                "  do = \"redact\"              # or \"drop\""})
final class CategoriesCommand extends Verb {

    @Option(names = "--all", description = "The built-in rules too.")
    private boolean all;

    CategoriesCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.categories(), known -> around.pages().categories(known, all));
    }
}
