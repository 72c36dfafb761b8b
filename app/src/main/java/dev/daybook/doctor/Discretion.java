package dev.daybook.doctor;

import dev.daybook.words.PlainText;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Keeps out of a report what is nobody else's business. A person's words stand in quotes wherever Daybook tells of them.
 *
 * @param home the person's home folder
 */
record Discretion(Path home) {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?|“[^”]*”?|(?<!\\w)'[^']*'(?!\\w)");
    private static final int LONGEST = 300;

    /** One line of this program's own words, with the home folder as {@code ~}. */
    String own(String text) {
        String line = PlainText.line(text);
        return home.getNameCount() == 0
                ? line
                : line.replaceAll(Pattern.quote(home.toString()) + "(?=[/\\s,;:.)]|$)", "~");
    }

    /** The same of words that may hold others: what is quoted is left out. */
    String foreign(String text) {
        String line = own(QUOTED.matcher(text).replaceAll("\"…\""));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
