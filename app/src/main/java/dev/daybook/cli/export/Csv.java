package dev.daybook.cli.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of comma-separated values (RFC 4180). Titles come from any page that was open: one that a spreadsheet would take
 * for a formula gets an apostrophe before it, as OWASP's page on CSV injection advises. Programs that want it as it was
 * read the JSON.
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";
    private static final String QUOTED = ",\"\r\n";

    private Csv() {}

    /** One line with its end; null is an empty cell. Numbers and times stay what they are. */
    static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String words ? inert(words) : value.toString();
        return text.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0) ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static String inert(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
