package dev.daybook.capture;

import dev.daybook.exclusion.Exclusions;
import dev.daybook.timeline.Focus;
import java.time.Duration;

/** What an activity source saw at one moment. */
public sealed interface Observation {

    /**
     * The source can see.
     *
     * @param idle since the person's last input, not negative
     * @param locked the screen is locked or covered by a screen saver
     * @param window the number that the window keeps while it is open; {@link Exclusions#NO_WINDOW} when it has none
     */
    record Seen(Focus focus, Duration idle, boolean locked, long window) implements Observation {

        /** Of a window without a number. */
        public Seen(Focus focus, Duration idle, boolean locked) {
            this(focus, idle, locked, Exclusions.NO_WINDOW);
        }
    }

    /** What has the focus is excluded from the record: nothing of it is known here, nor the time since the last input. */
    record Excluded() implements Observation {}

    /**
     * The source cannot see now; it may again later.
     *
     * @param reason one sentence for a person: what is missing and what to do
     */
    record Blind(String reason) implements Observation {}
}
