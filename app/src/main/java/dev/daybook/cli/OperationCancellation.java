package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cancels one operation. Who ended it first is in its status, not in the answer to the cancel. */
final class OperationCancellation implements Cancellation {

    private final String id;
    private @Nullable OperationCancel answer;

    OperationCancellation(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String list() {
        return "operations";
    }

    @Override
    public void ask(Cancelling cancelling) throws ClientException {
        answer = cancelling.client().answer(Call.cancel(id, cancelling.request()));
    }

    @Override
    public Told taken() {
        OperationCancel taken = Objects.requireNonNull(answer, "asked first");
        return new Told(taken.success(), Failure.unstopped(taken.message()), Json.MAPPER.writeValueAsString(taken));
    }

    @Override
    public Told done(Cancelling cancelling) throws ClientException, InterruptedException {
        Operation operation = cancelling.end(id);
        String line = cancelling.around().pages().afterCancel(operation);
        return new Told(operation.status().equals("cancelled"), line, Json.MAPPER.writeValueAsString(operation));
    }
}
