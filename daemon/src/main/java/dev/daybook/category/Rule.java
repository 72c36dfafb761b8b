package dev.daybook.category;

import dev.daybook.matching.Conditions;
import java.util.regex.Pattern;

/**
 * What belongs to a category: everything that fits the conditions.
 *
 * @param category nested by slashes, for instance {@code Work/Code}; no part of it is blank
 * @param source where it stands, for a person: {@code config.toml line 12}, or {@link #BUILT_IN}
 */
public record Rule(String category, Conditions when, String source) {

    /** The source of rules that come with Daybook. */
    public static final String BUILT_IN = "built-in";

    private static final Pattern NAME = Pattern.compile("[^/\\s][^/]*(/[^/\\s][^/]*)*");

    public Rule {
        if (!isName(category)) {
            throw new IllegalArgumentException("'" + category + "' is no category's name, such as Work/Code");
        }
        if (!when.any()) {
            throw new IllegalArgumentException("a rule for " + category + " says nothing of what belongs to it");
        }
    }

    /** Whether a category may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a person wrote it. */
    public boolean own() {
        return !source.equals(BUILT_IN);
    }
}
