package dev.daybook.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The mark that the processes of an operation carry in their environment: {@code DAYBOOK_OP=<operation id>.<epoch>}.
 * Inherited by all that they start, unless one clears its environment.
 */
public final class Marker {

    /** The variable. */
    public static final String VARIABLE = "DAYBOOK_OP";

    private static final String PREFIX = VARIABLE + "=";

    private final Predicate<String> value;

    private Marker(Predicate<String> value) {
        this.value = value;
    }

    /** The value that marks one attempt. */
    public static String value(String operationId, int epoch) {
        return operationId + "." + epoch;
    }

    /** The mark of one attempt. */
    public static Marker ofAttempt(String operationId, int epoch) {
        return new Marker(value(operationId, epoch)::equals);
    }

    /** The marks of all attempts of an operation. */
    public static Marker ofOperation(String operationId) {
        String start = operationId + ".";
        return new Marker(value -> value.startsWith(start)
                && value.substring(start.length()).chars().allMatch(Character::isDigit)
                && value.length() > start.length());
    }

    /**
     * Whether the process says that it belongs to no operation, whoever started it, by an empty mark. So does a daemon
     * that somebody starts from within an operation.
     */
    static boolean isDisowned(long pid) {
        return values(pid).anyMatch(String::isEmpty);
    }

    /** Whether the process carries it. One that has ended, or belongs to somebody else, does not. */
    boolean isOn(long pid) {
        return values(pid).anyMatch(value);
    }

    private static Stream<String> values(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\0", -1))
                    .filter(entry -> entry.startsWith(PREFIX)).map(entry -> entry.substring(PREFIX.length()));
        } catch (IOException goneOrNotOurs) {
            return Stream.empty();
        }
    }
}
