package dev.daybook.cli;

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
        "The list has the newest first. Start one with 'daybook run -- COMMAND'."})
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
            String whole = OperationId.resolved(id, client);
            show(client, Call.operation(whole),
                    operation -> around.pages().operation(operation, OperationLog.in(around, whole)));
            return;
        }
        if (limit < 1 || limit > MOST) {
            throw wrong("--limit: " + limit + " is not a number from 1 to " + MOST);
        }
        String word = status == null ? null : status.toString();
        show(client, Call.operations(word, limit, null), answer -> around.pages().operations(answer.operations()));
    }
}
