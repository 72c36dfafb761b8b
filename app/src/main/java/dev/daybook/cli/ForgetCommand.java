package dev.daybook.cli;

import dev.daybook.api.ForgetPreview;
import dev.daybook.api.ForgetReceipt;
import dev.daybook.api.ForgetRequest;
import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases for good. */
@Command(name = "forget", description = {
        "Erase a stretch of time, a program or titles for good: from the database, its",
        "journal, the days' files and the logs of operations that ended. What is given",
        "narrows; without --app and --title-matching everything in the time goes.",
        "What would go is shown and asked for first."}, footer = {"",
                "Exit code: 1 when it could not be done, or something of it is left in a file;",
                "2 without --yes where there is no terminal to ask on."})
final class ForgetCommand extends Verb {

    private static final String WORD = "forget";

    // Counting years takes its time, and so does waiting for a database that is written anew.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    Range range = new Range();

    @Option(names = "--app", paramLabel = "NAME", description = "Only time with this program, as 'daybook totals' names it; case does not matter.")
    @Nullable
    String app;

    @Option(names = "--title-matching", paramLabel = "REGEX", description = "Only time with a title or an address in which this is found; case does not matter.")
    @Nullable
    String titles;

    @Option(names = "--backups", description = "Also replace all backups by a new one, and delete damaged files that were set aside.")
    boolean backups;

    @Option(names = "--dry-run", description = "Show what would go, and change nothing.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    private Exit exit = Exit.DONE;

    ForgetCommand(Surroundings around) {
        super(around);
    }

    @Override
    int exit() {
        return exit.code();
    }

    @Override
    void run(DaybookClient unused) throws ClientException, Failure, InterruptedException {
        ForgetRequest request = request();
        Consent consent = Consent.to(WORD, yes);
        if (!dryRun && consent.cannotBeHad()) {
            throw wrong("there is no terminal to ask on; look with --dry-run first, then give --yes");
        }
        try (DaybookClient client = DaybookClient.at(around.directories().socket(), PATIENCE)) {
            ForgetPreview preview = client.answer(Call.previewForget(request));
            if (!json) {
                print(around.pages().forget(preview, backups));
            } else if (dryRun) {
                printJson(Json.MAPPER.writeValueAsString(preview));
            }
            if (!dryRun && !preview.nothing()) {
                consent.obtain("to erase this; it cannot be undone", "nothing was forgotten");
                forget(client, request);
            }
        }
    }

    private ForgetRequest request() {
        Instant from = range.start(this);
        Instant to = range.end(this);
        if (from == null && to == null && app == null && titles == null) {
            throw wrong("say what to forget: --from, --to, --app or --title-matching");
        }
        return new ForgetRequest(from, to, app, titles, backups);
    }

    private void forget(DaybookClient client, ForgetRequest request)
            throws ClientException, Failure, InterruptedException {
        String id = client.answer(Call.forget(request)).id();
        around.terminal().complain("forgetting in operation " + id + "; it goes on even if you stop waiting");
        Operation end = new OperationWatch(client).end(id, Deadline.never(),
                Absence.borneForEver(around.terminal())).orElseThrow();
        if (!end.status().equals("completed")) {
            boolean daemonGone = Objects.equals(end.cause(), "daemon_restarted");
            throw new Failure(Exit.FAILED, "operation " + id + " has not forgotten all of it: " + end.error()
                    + (daemonGone ? "; the next daemon goes on with it in an operation of its own" : "")
                    + ", see 'daybook operations'");
        }
        tell(client, id);
    }

    private void tell(DaybookClient client, String id) throws ClientException, Failure {
        ForgetReceipt receipt = client.answer(Call.forgotten(id));
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(receipt));
        } else {
            print(around.pages().forgotten(receipt));
        }
        exit = receipt.leftIn().isEmpty() ? Exit.DONE : Exit.FAILED;
    }
}
