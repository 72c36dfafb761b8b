package dev.daybook.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The mark that the processes of an operation carry in their environment: {@code DAYBOOK_OP=<operation id>.<epoch>}.
 * Inherited by all that they start, unless one clears its environment.
 */
public final class Marker {

    /** The variable. */
    public static final String VARIABLE = "DAYBOOK_OP";

    private final Predicate<String> value;

    private Marker(Predicate<String> value) {
        this.value = value;
    }

    /** The value that marks one attempt. */
    public static String value(String operationId, int epoch) {
        return operationId + "." + epoch;
    }

    /**
     * The value of what stands by itself although it was started from within an operation: a worker in the background
     * carries it, and a daemon. Attempts are counted from 1.
     */
    public static String apart(String name) {
        return value(name, 0);
    }

    /** Whether the process carries such a value. */
    static boolean isApart(long pid) {
        return new Marker(value -> value.endsWith(".0")).isOn(pid);
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

    /** Whether the process carries it. One that has ended, or belongs to somebody else, does not. */
    boolean isOn(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.contains(VARIABLE) && Arrays.stream(text.split("\0", -1))
                    .filter(entry -> entry.startsWith(VARIABLE + "="))
                    .anyMatch(entry -> value.test(entry.substring(VARIABLE.length() + 1)));
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
