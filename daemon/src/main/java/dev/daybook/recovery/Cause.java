package dev.daybook.recovery;

import java.util.Locale;
import java.util.Optional;

/** Why a session had to be recovered. */
public enum Cause {
    /** The daemon ended without a clean stop while the machine went on. */
    KILLED,
    /** The machine went down under it: power cut, panic, or a reset. */
    POWER_LOSS,
    /** Nothing tells. */
    UNKNOWN;

    /**
     * Judges by the launch that recorded the session. A kernel gives each boot an id of its own, so the same id means
     * the machine went on, and another that it went down before anybody could stop the daemon.
     *
     * @param recorder the launch that recorded the session; empty when the database names none
     * @param bootId of this boot
     */
    static Cause of(Optional<PastLaunch> recorder, String bootId) {
        if (recorder.isEmpty() || recorder.get().clean() || recorder.get().bootId().isEmpty() || bootId.isEmpty()) {
            return UNKNOWN;
        }
        return recorder.get().bootId().equals(bootId) ? KILLED : POWER_LOSS;
    }

    /** The name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
