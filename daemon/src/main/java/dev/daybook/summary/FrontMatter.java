package dev.daybook.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a day's file between two lines {@code ---}: keys of YAML, of which a person may have added some. A key
 * begins a line and holds what is indented below it. What does not look like that is no front matter but text.
 */
final class FrontMatter {

    /** What tells a person whose the parts of the file are. */
    static final String COMMENT = "# Daybook writes the keys below and the entries anew. Other keys, and what stands around"
            + " the entries, are yours and stay.";

    /** Daybook's own keys; those of a person are kept as they are. */
    static final Set<String> OWN = Set.of("date", "zone", "as_of", "sessions", "active_seconds", "coverage_seconds",
            "category_seconds", "application_seconds", "entries");

    private static final Pattern BLOCK = Pattern.compile("\\A---[ \\t]*\\R(?:(.*?)\\R)??---[ \\t]*(?:\\R|\\z)",
            Pattern.DOTALL);
    private static final Pattern KEY = Pattern
            .compile("[\"']?([^\\s\"'#:\\[{&*!|>%@`-][^:\"']*?)[\"']?[ \\t]*:(?:\\s.*)?");
    private static final Pattern BELOW = Pattern.compile("|\\s.*|#.*|-(?:\\s.*)?");

    private FrontMatter() {}

    /**
     * A file taken apart.
     *
     * @param theirs lines of front matter that a person added
     * @param rest what follows the front matter
     */
    record Split(List<String> theirs, String rest) {}

    static Split split(String file) {
        Matcher block = BLOCK.matcher(file);
        if (!block.find()) {
            return new Split(List.of(), file);
        }
        String inside = block.group(1);
        return theirs(inside == null ? List.of() : inside.lines().toList())
                .map(theirs -> new Split(theirs, file.substring(block.end())))
                .orElse(new Split(List.of(), file));
    }

    /** Empty when these lines are no keys. */
    private static Optional<List<String>> theirs(List<String> lines) {
        List<String> theirs = new ArrayList<>();
        boolean own = false;
        boolean any = false;
        for (String line : lines) {
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                own = OWN.contains(key.group(1));
                any = true;
            } else if (!BELOW.matcher(line).matches() || (!any && line.startsWith("-"))) {
                return Optional.empty();
            }
            // A comment belongs to what follows it.
            own = own && !line.startsWith("#");
            if (!own && !line.equals(COMMENT) && !(line.isBlank() && theirs.isEmpty())) {
                theirs.add(line);
            }
        }
        return any ? Optional.of(theirs) : Optional.empty();
    }

    /** With the keys of a person below Daybook's, each line ended. */
    static String joined(List<String> own, List<String> theirs) {
        List<String> lines = new ArrayList<>(List.of("---", COMMENT));
        lines.addAll(own);
        lines.addAll(theirs);
        lines.add("---");
        return String.join("\n", lines) + "\n";
    }
}
