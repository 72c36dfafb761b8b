package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which operation a person means: a whole id, or the beginning of one, with or without its {@code op_}. */
final class OperationId {

    // Who writes the beginning of an id has it before his eyes: it is not an old one.
    private static final int LOOKED_THROUGH = 1000;
    private static final int MOST_NAMED = 3;
    private static final Pattern WHOLE = Pattern.compile("op_[A-Za-z0-9]{10}");
    private static final Pattern BEGINNING = Pattern.compile("(?:op_)?([A-Za-z0-9]{1,10})");

    private static final Pattern SENDABLE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private OperationId() {}

    /** Whether it is an id and nothing else, so that it may name a folder. */
    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** The id, as one of the newest operations bears it; what fits none is left to the daemon to refuse. */
    static String resolved(String text, DaybookClient client) throws ClientException, Failure {
        mustBeSendable(text);
        return isWhole(text) ? text : among(newest(client), text);
    }

    // A path made with '..' would ask something else. The sentence is the daemon's.
    private static void mustBeSendable(String text) throws Failure {
        if (!SENDABLE.matcher(text).matches()) {
            throw new Failure(Exit.FAILED, "Operation not found: " + text + ", see 'daybook operations'");
        }
    }

    private static List<String> newest(DaybookClient client) throws ClientException {
        return client.answer(Call.operations(null, LOOKED_THROUGH, null)).operations().stream()
                .map(Operation::id)
                .toList();
    }

    /** The one id of these that begins so; the text itself when none does. */
    static String among(List<String> ids, String text) throws Failure {
        Matcher beginning = BEGINNING.matcher(text);
        if (!beginning.matches()) {
            return text;
        }
        String start = "op_" + beginning.group(1);
        List<String> fitting = ids.stream().filter(id -> id.startsWith(start)).toList();
        if (fitting.size() > 1) {
            throw new Failure(Exit.FAILED, "'" + text + "' begins " + fitting.size() + " ids (" + named(fitting)
                    + "), write more of the one you mean");
        }
        return fitting.isEmpty() ? text : fitting.getFirst();
    }

    private static String named(List<String> ids) {
        String more = ids.size() > MOST_NAMED ? ", …" : "";
        return ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more;
    }
}
