package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.api.Session;
import dev.daybook.api.SessionCancel;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.Refused;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cancels one session, whatever its state. Its operation goes with it as far as it can, and never stands in the way. */
final class SessionCancellation implements Cancellation {

    private final long session;
    private @Nullable SessionCancel answer;

    SessionCancellation(long session) {
        this.session = session;
    }

    @Override
    public String id() {
        return String.valueOf(session);
    }

    @Override
    public String list() {
        return "sessions";
    }

    @Override
    public void ask(Cancelling cancelling) throws ClientException {
        if (cancelling.request().graceSeconds() != null) {
            askOperation(cancelling);
        }
        answer = cancelling.client().answer(Call.cancelSession(session));
    }

    /** A session's cancel knows no grace of its own. */
    private void askOperation(Cancelling cancelling) throws ClientException {
        Session found = cancelling.client().answer(Call.session(session));
        if (found.operationId() == null) {
            return;
        }
        try {
            cancelling.client().answer(Call.cancel(found.operationId(), cancelling.request()));
        } catch (Refused itHasEnded) {
            // The session is cancelled all the same.
        }
    }

    @Override
    public Told taken() {
        return told("");
    }

    @Override
    public Told done(Cancelling cancelling) throws ClientException, InterruptedException {
        String operation = asked().operationId();
        if (operation == null) {
            return taken();
        }
        try {
            return told(cancelling.around().pages().afterSessionCancel(cancelling.end(operation)));
        } catch (Refused itIsGone) {
            return taken();
        }
    }

    private SessionCancel asked() {
        return Objects.requireNonNull(answer, "asked first");
    }

    private Told told(String more) {
        return new Told(asked().success(), Failure.unstopped(asked().message()) + more,
                Json.MAPPER.writeValueAsString(asked()));
    }
}
