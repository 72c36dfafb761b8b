package dev.daybook.cli;

import dev.daybook.settings.LengthOfTime;
import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits until operations have ended, and tells how. */
@Command(name = "wait", description = {"Wait until operations have ended, and tell how, one a line.",
        "Goes on waiting while the daemon restarts. With --json: one operation a line."}, footer = {"",
                "Exit code, with one ID: the command's own where it is known, 0 when it has",
                "completed, otherwise 1. With several: 0 when all have completed, otherwise 1.",
                "1 also when the time is up."})
final class WaitCommand extends Verb {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The operations; the beginning of an id is enough.")
    List<String> ids = List.of();

    @Option(names = "--timeout", paramLabel = "LENGTH", description = "Wait at most so long: " + LengthOfTime.FORMS
            + ".")
    @Nullable
    String timeout;

    private int exit;

    WaitCommand(Surroundings around) {
        super(around);
    }

    @Override
    String list() {
        return "operations";
    }

    @Override
    int exit() {
        return exit;
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        Optional<Duration> length = length();
        Deadline deadline = length.map(Deadline::in).orElseGet(Deadline::never);
        OperationWatch watch = new OperationWatch(client);
        Set<String> known = known(client);
        List<String> left = new ArrayList<>();
        for (String id : known) {
            Optional<Operation> end = watch.end(id, deadline, Absence.borneForEver(around.terminal()));
            if (end.isPresent()) {
                tell(end.get(), known.size() == 1);
            } else {
                left.add(id);
            }
        }
        if (!left.isEmpty()) {
            throw new Failure(Exit.FAILED, "not ended within " + LengthOfTime.text(length.orElseThrow()) + ": "
                    + String.join(", ", left) + ", see 'daybook operations'");
        }
    }

    private Optional<Duration> length() {
        return Optional.ofNullable(timeout).map(text -> LengthOfTime.parse(text)
                .orElseThrow(() -> wrong("--timeout: '" + text + "' is not a length like " + LengthOfTime.FORMS)));
    }

    /** A wrong id is found before hours have gone by. */
    private Set<String> known(DaybookClient client) throws ClientException, Failure {
        Set<String> known = new LinkedHashSet<>();
        for (String id : ids) {
            known.add(client.answer(Call.operation(OperationId.resolved(id, client))).id());
        }
        return known;
    }

    private void tell(Operation operation, boolean alone) throws Failure {
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(operation));
        } else {
            print(around.pages().ended(operation));
        }
        if (!operation.status().equals("completed")) {
            exit = alone ? codeOf(operation) : Exit.FAILED.code();
        }
    }

    // What did not complete has no code that says it did.
    private static int codeOf(Operation operation) {
        Integer code = operation.exitCode();
        if (code == null || code == 0 || !operation.status().equals("failed")) {
            return Exit.FAILED.code();
        }
        return code;
    }
}
