package dev.daybook.category;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a category: everything in which each pattern that is given is found.
 *
 * @param category nested by slashes, for instance {@code Work/Code}; no part of it is blank
 * @param application null when any will do; likewise {@code title} and {@code url}
 * @param url never found where no watcher told one
 */
public record Rule(
        String category, @Nullable Pattern application, @Nullable Pattern title, @Nullable Pattern url) {

    private static final Pattern NAME = Pattern.compile("[^/\\s][^/]*(/[^/\\s][^/]*)*");

    public Rule {
        if (!isName(category)) {
            throw new IllegalArgumentException("'" + category + "' is no category's name, such as Work/Code");
        }
        if (application == null && title == null && url == null) {
            throw new IllegalArgumentException("a rule for " + category + " says nothing of what belongs to it");
        }
    }

    /** Whether a category may be called this. */
    public static boolean isName(String category) {
        return NAME.matcher(category).matches();
    }

    boolean mayConcern(String program) {
        return application == null || application.matcher(program).find();
    }

    /** Whether the rest of it says yes, its application having been asked. */
    boolean takes(String ofTitle, @Nullable String ofUrl) {
        return (title == null || title.matcher(ofTitle).find())
                && (url == null || (ofUrl != null && url.matcher(ofUrl).find()));
    }

    /** Whether the application alone decides. */
    boolean takesAnyTitle() {
        return title == null && url == null;
    }
}
