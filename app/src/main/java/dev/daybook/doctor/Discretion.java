package dev.daybook.doctor;

import dev.daybook.words.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps out of a report what is nobody else's business. A person's words stand in quotes wherever Daybook tells of them.
 */
final class Discretion {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?|“[^”]*”?|(?<!\\w)'[^']*'(?!\\w)");
    private static final int LONGEST = 300;

    /** Under all the names that it has, the longest first: one may begin with another. */
    private final List<String> homes;

    /**
     * One that knows a person's home folder.
     *
     * @param home may be a link, or lie behind one
     */
    Discretion(Path home) {
        homes = Stream.of(home, real(home)).filter(folder -> folder.getNameCount() > 0).map(Path::toString).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException none) {
            return home;
        }
    }

    /** One line of this program's own words, with the home folder as {@code ~}. */
    String own(String text) {
        String line = PlainText.line(text);
        for (String home : homes) {
            line = line.replaceAll(Pattern.quote(home) + "(?=[/\\s,;:.)]|$)", "~");
        }
        return line;
    }

    /** The same of words that may hold others: what is quoted is left out. */
    String foreign(String text) {
        String line = own(QUOTED.matcher(text).replaceAll("\"…\""));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
