package dev.daybook.forget;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be forgotten. What is given narrows: without application and titles everything in the range goes.
 *
 * @param from UTC, whole seconds
 * @param to UTC, whole seconds, exclusive; not after the moment at which it was asked for, and not before {@code from}
 * @param application the program's name, case apart; null for every program
 * @param titles a regular expression that is found in titles or addresses; null for every title
 */
public record Criteria(Instant from, Instant to, @Nullable String application, @Nullable String titles) {

    public TimeRange range() {
        return new TimeRange(from, to);
    }

    /** Whether everything in the range goes, also what is not active. */
    public boolean timeAlone() {
        return application == null && titles == null;
    }

    /**
     * What the words say, ready to be asked.
     *
     * @throws Unfit when the regular expression is none
     */
    public Wording wording() {
        return new Wording(application, titles);
    }

    /** A regular expression that cannot be used. The message says why, in one line. */
    public static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unfit(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
