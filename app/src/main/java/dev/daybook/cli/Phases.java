package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What carries out the phases of a plan's run. */
final class Phases {

    // As many as the daemon tells in one answer.
    private static final int MOST = 1000;

    private Phases() {}

    static boolean isRun(Operation operation) {
        return operation.type().equals("plan");
    }

    /** The attempts at them, newest first; none for what is no plan's run. */
    static List<Operation> of(Operation operation, DaybookClient client) throws ClientException {
        return isRun(operation) ? of(operation.id(), client) : List.of();
    }

    /** The attempts at them, newest first; none when the run is not known. */
    static List<Operation> of(@Nullable String run, DaybookClient client) throws ClientException {
        return run == null ? List.of() : client.answer(Call.children(run, MOST)).operations();
    }
}
