package dev.daybook.cli;

import dev.daybook.client.ClientException;
import java.util.Optional;
import java.util.regex.Pattern;

/** One thing to be cancelled: it is asked for first, and then told of. Not thread safe. */
sealed interface Cancellation permits OperationCancellation, SessionCancellation {

    Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /**
     * What came of it.
     *
     * @param success whether it is cancelled, or will be
     * @param document the same as JSON in one line
     */
    record Told(boolean success, String line, String document) {}

    /** Empty when the text is neither. No beginnings of ids here: nobody cancels by mistake. */
    static Optional<Cancellation> of(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new SessionCancellation(Long.parseLong(text)));
        }
        return text.startsWith("op_") ? Optional.of(new OperationCancellation(text)) : Optional.empty();
    }

    String id();

    /** The verb that lists its kind. */
    String list();

    /** Asks the daemon, which may refuse. */
    void ask(Cancelling cancelling) throws ClientException;

    /** After asking: that the daemon has taken it. */
    Told taken();

    /** After asking: what came of it, as soon as it has ended. */
    Told done(Cancelling cancelling) throws ClientException, InterruptedException;
}
