package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rule wins. */
@Command(name = "test", description = {"Show which rule a title would be sorted by, and whether it would be recorded.",
        "What you ask is not kept.%n"}, footer = {"", "For instance:", "",
                "  daybook categories test --app firefox \"Issue 7 · daybook — Mozilla Firefox\""})
final class CategoriesTestCommand extends Verb {

    @Option(names = "--app", paramLabel = "APP", description = "The application, as 'daybook totals' shows it; otherwise any.")
    private @Nullable String app;

    @Option(names = "--url", paramLabel = "URL", description = "The address of a page.")
    private @Nullable String url;

    @Parameters(arity = "1", paramLabel = "TITLE", description = "A window's title.")
    private String title = "";

    CategoriesTestCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.tryCategory(title, app, url), around.pages()::categoryTrial);
    }
}
