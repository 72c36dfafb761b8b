package dev.daybook.ui.live;

import dev.daybook.api.Recorder;
import dev.daybook.client.DaemonAway;
import java.util.Optional;

/** Whether the daemon is there. */
public sealed interface Link {

    /** It was asked and has not answered yet. */
    record Looking() implements Link {}

    /**
     * It is there.
     *
     * @param launchId of this daemon
     */
    record Connected(long launchId, Recorder recorder) implements Link {}

    /**
     * It is not.
     *
     * @param reason one line: what, where
     * @param remedy one line: what to do
     */
    record Away(DaemonAway.Why why, String reason, String remedy) implements Link {}

    default boolean connected() {
        return this instanceof Connected;
    }

    /** What the recorder does; empty while the daemon is not there. */
    default Optional<Recorder> told() {
        return this instanceof Connected there ? Optional.of(there.recorder()) : Optional.empty();
    }
}
