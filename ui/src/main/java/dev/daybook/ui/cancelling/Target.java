package dev.daybook.ui.cancelling;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.words.OperationText;
import dev.daybook.words.PlainText;
import java.util.Objects;
import java.util.Optional;

/**
 * A session that a person may want to cancel.
 *
 * @param operation that it stands for; empty when it has none or none is known
 */
public record Target(Session session, Optional<Operation> operation) {

    /** Whether there is anything left to cancel. */
    public boolean cancellable() {
        return !session.status().equals("cancelled");
    }

    /**
     * Whether something runs, or is about to, that its cancel stops for good. An operation that is not known yet counts:
     * the daemon stops it all the same.
     */
    public boolean stops() {
        return active() && operation.map(known -> !known.terminal()).orElse(session.operationId() != null);
    }

    boolean desk() {
        return session.kind().equals("desk");
    }

    boolean active() {
        return session.status().equals("active");
    }

    /** What a person calls it. */
    String name() {
        String title = PlainText.line(Objects.requireNonNullElse(session.title(),
                Objects.requireNonNullElse(session.plan(), "")));
        return title.isEmpty()
                ? operation.flatMap(known -> new OperationText(known).title()).orElse("Session " + session.id())
                : title;
    }
}
