package dev.daybook.words;

import dev.daybook.api.Operation;

/** What came of a cancel; the operation may have ended otherwise before. */
public final class CancelWords {

    private CancelWords() {}

    /** {@code Cancelled op_…: stopped 3 processes, 0 left}, {@code op_… had already completed with exit code 0}. */
    public static String after(Operation operation) {
        String id = PlainText.line(operation.id());
        if (!operation.status().equals("cancelled")) {
            return id + " had already " + CauseWords.ended(operation);
        }
        boolean idle = operation.started() == null && operation.receipt() == null;
        return "Cancelled " + id + (idle ? " before it started" : CauseWords.stopped(operation));
    }

    /** What follows upon the sentence that a session is cancelled: how its operation ended. */
    public static String afterSession(Operation operation) {
        return operation.status().equals("cancelled") ? CauseWords.stopped(operation) : "; " + after(operation);
    }
}
