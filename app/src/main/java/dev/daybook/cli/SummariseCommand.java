package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Progress;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.words.PlainText;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes summaries now, or days anew. */
@Command(name = "summarise", description = {"Write the summaries that wait into the days' files, now.",
        "Sessions are summarised by themselves; this is for who does not want to wait.", "With --from, --to or --all:"
                + " write the files of these days anew, for instance",
        "after the rules for categories have changed. What you wrote into them stays."}, footer = {"",
                "Exit code: 1 when a summary could not be written."})
final class SummariseCommand extends Verb {

    @Option(names = "--from", paramLabel = "DATE", description = "From this day on: " + Moments.DAYS + ".")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Up to this day, and with it.")
    @Nullable
    String to;

    @Option(names = "--all", description = "All days there are.")
    boolean all;

    private Exit exit = Exit.DONE;

    SummariseCommand(Surroundings around) {
        super(around);
    }

    @Override
    int exit() {
        return exit.code();
    }

    @Override
    String list() {
        return "operations";
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        Operation made = client.answer(Call.create(OperationRequest.inDaemon("summarise", options())));
        Operation end = new OperationWatch(client)
                .end(made.id(), Deadline.never(), Absence.borneForEver(around.terminal())).orElseThrow();
        boolean done = end.status().equals("completed");
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(end));
            exit = done ? Exit.DONE : Exit.FAILED;
        } else if (done) {
            print(count(end) + "\n");
        } else {
            String error = end.error();
            throw new Failure(Exit.FAILED, "summarise " + end.status() + (error == null
                    ? ""
                    : ": "
                            + PlainText.line(error))
                    + ", see 'daybook operations " + end.id() + "'");
        }
    }

    private static String count(Operation end) {
        Progress progress = end.progress();
        String message = progress == null ? null : progress.message();
        return message == null ? "done" : PlainText.line(message);
    }

    private Map<String, String> options() {
        if (all && (from != null || to != null)) {
            throw wrong("--all: it goes without --from and --to");
        }
        Map<String, String> options = new TreeMap<>();
        LocalDate first = day("--from", from);
        LocalDate last = day("--to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw wrong("--from is not before --to");
        }
        if (first != null) {
            options.put("from", first.toString());
        }
        if (last != null) {
            options.put("to", last.toString());
        }
        if (all) {
            options.put("all", "true");
        }
        return options;
    }

    private @Nullable LocalDate day(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return new Moments(around.clock()).parseDay(text)
                .orElseThrow(() -> wrong(option + ": '" + text + "' is not a day: " + Moments.DAYS));
    }
}
