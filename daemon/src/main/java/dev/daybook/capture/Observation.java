package dev.daybook.capture;

import dev.daybook.timeline.Focus;
import java.time.Duration;

/** What an activity source saw at one moment. */
public sealed interface Observation {

    /**
     * The source can see.
     *
     * @param idle since the person's last input, not negative
     * @param locked the screen is locked or covered by a screen saver
     */
    record Seen(Focus focus, Duration idle, boolean locked) implements Observation {}

    /**
     * The source cannot see now; it may again later.
     *
     * @param reason one sentence for a person: what is missing and what to do
     */
    record Blind(String reason) implements Observation {}
}
