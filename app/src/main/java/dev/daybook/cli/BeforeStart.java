package dev.daybook.cli;

import dev.daybook.api.CancelRequest;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;

/** Until the command has started there is nothing that a Ctrl-C could end but the wish to run it. */
final class BeforeStart implements AutoCloseable {

    private final DaybookClient client;
    private final String operation;
    private final Thread hook = Thread.ofPlatform().name("cancel").unstarted(this::cancel);
    private volatile boolean over;

    private BeforeStart(DaybookClient client, String operation) {
        this.client = client;
        this.operation = operation;
    }

    static BeforeStart cancelWhenEnded(DaybookClient client, String operation) {
        BeforeStart waiting = new BeforeStart(client, operation);
        Runtime.getRuntime().addShutdownHook(waiting.hook);
        return waiting;
    }

    /** It has started. */
    void over() {
        over = true;
    }

    private void cancel() {
        if (!over) {
            try {
                client.answer(Call.cancel(operation, new CancelRequest(null)));
            } catch (ClientException away) {
                // It never started; the next daemon finds that nobody claims it.
            }
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
