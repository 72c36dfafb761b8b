package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The list of operations, or everything about one. */
@Command(name = "operations", description = {"List operations, or show one with all that is known of it.",
        "The list has the newest first, and a plan's phases beneath its run.",
        "Start one with 'daybook run -- COMMAND'."})
final class OperationsCommand extends Verb {

    private static final int MOST = 1000;

    enum Status {
        PENDING, RUNNING, RECONCILING, COMPLETED, FAILED, CANCELLED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Show this operation; the beginning of its id is enough.")
    @Nullable
    String id;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only pending, running, reconciling, completed, failed or cancelled ones.")
    @Nullable
    Status status;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (default: 20).")
    int limit = 20;

    OperationsCommand(Surroundings around) {
        super(around);
    }

    @Override
    String list() {
        return "operations";
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        if (id != null) {
            one(OperationId.resolved(id, client), client);
            return;
        }
        if (limit < 1 || limit > MOST) {
            throw wrong("--limit: " + limit + " is not a number from 1 to " + MOST);
        }
        String word = status == null ? null : status.toString();
        show(client, Call.operations(word, limit, null), answer -> around.pages().operations(answer.operations()));
    }

    private void one(String whole, DaybookClient client) throws ClientException, Failure {
        Call<Operation> call = Call.operation(whole);
        if (json) {
            printJson(client.body(call));
            return;
        }
        Operation operation = client.answer(call);
        print(around.pages().operation(operation, OperationLog.in(around, whole), Phases.of(operation, client)));
    }
}
