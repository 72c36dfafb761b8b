package dev.daybook.matching;

import org.jspecify.annotations.Nullable;

/**
 * What a focus must be, so that a rule is about it: each pattern that is given is found. Immutable.
 *
 * @param application null when any will do; likewise {@code title} and {@code url}
 * @param url never found where no watcher told one
 */
public record Conditions(
        @Nullable TextPattern application, @Nullable TextPattern title, @Nullable TextPattern url) {

    /** Whether any is given. */
    public boolean any() {
        return application != null || title != null || url != null;
    }

    /**
     * Whether the application fits, or any does.
     *
     * @throws TooSlow likewise of the other questions
     */
    public boolean fitApplication(String name) {
        return application == null || application.isIn(name);
    }

    /** Whether the rest fits, the application having been asked. */
    public boolean fitPage(String ofTitle, @Nullable String ofUrl) {
        return (title == null || title.isIn(ofTitle)) && (url == null || (ofUrl != null && url.isIn(ofUrl)));
    }

    /** Whether the application alone decides. */
    public boolean takeAnyPage() {
        return title == null && url == null;
    }
}
