package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.ArrayList;
import java.util.List;

/** Operations that have not ended. */
final class Underway {

    // As many as the daemon tells in one answer.
    private static final int MOST = 1000;

    private Underway() {}

    /** Those of these statuses, one status after the other. */
    static List<Operation> operations(DaybookClient client, String... statuses) throws ClientException {
        List<Operation> operations = new ArrayList<>();
        for (String status : statuses) {
            operations.addAll(client.answer(Call.operations(status, MOST, null)).operations());
        }
        return operations;
    }
}
