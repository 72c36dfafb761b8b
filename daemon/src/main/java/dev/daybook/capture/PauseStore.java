package dev.daybook.capture;

import java.time.Instant;
import java.util.Optional;

/** Pauses, which hold across launches. Thread safe. */
public interface PauseStore {

    /** The pause that has not been ended. */
    Optional<Pause> current();

    /** Begins a pause in the place of any that is open; on disk when this returns. */
    void begin(Pause pause);

    /** Ends the open pause, if any; on disk when this returns. */
    void end(Instant now);
}
