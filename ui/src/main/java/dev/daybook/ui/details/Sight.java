package dev.daybook.ui.details;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import java.util.List;
import java.util.Optional;

/** What is known of the session that is looked at. */
sealed interface Sight {

    /** No session was chosen yet. */
    record Nothing() implements Sight {}

    /** It was asked for. */
    record Looking(long id) implements Sight {}

    /**
     * It cannot be shown.
     *
     * @param reason one line: what, where, what to do
     */
    record Hindered(long id, String reason) implements Sight {}

    /**
     * It is there.
     *
     * @param operation that it stands for; empty when it has none or none is known yet
     * @param parts of the operation, in the order in which they began
     */
    record Seen(Session session, Optional<Operation> operation, List<Operation> parts) implements Sight {

        boolean active() {
            return session.status().equals("active");
        }

        /** The operation whose command's output is worth reading: the latest that ran in a worker. */
        Optional<Operation> logged() {
            return operation.filter(whole -> whole.type().equals("command")).or(() -> parts.reversed().stream()
                    .filter(part -> part.runsIn().equals("worker") && part.started() != null).findFirst());
        }
    }
}
