package dev.daybook.ui.attention;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.words.CauseWords;
import dev.daybook.words.OperationText;
import dev.daybook.words.PlainText;
import dev.daybook.words.RecoveryWords;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/** What went wrong, in a line. */
final class ConcernWords {

    static final Comparator<Concern> NEWEST_FIRST = Comparator.comparing(
            (Concern concern) -> Objects.requireNonNullElse(concern.at(), Instant.EPOCH)).reversed();

    private ConcernWords() {}

    /** {@code build: failed with exit code 3}. */
    static String failed(Operation operation) {
        return new OperationText(operation).title().orElse(operation.id()) + ": " + CauseWords.ended(operation);
    }

    static String failed(Session session) {
        String reason = session.failureReason();
        return "Session " + session.id() + " failed" + (reason == null ? "" : ": " + PlainText.line(reason));
    }

    static String recovered(Session.Recovered recovered) {
        return "A session was recovered" + RecoveryWords.after(recovered.cause());
    }
}
