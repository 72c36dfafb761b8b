package dev.daybook.day;

import dev.daybook.timeline.TimeRange;
import java.util.Locale;

/** Time in which nothing was recorded, and why. */
public record Gap(TimeRange range, Kind kind) {

    /** Why nothing was. */
    public enum Kind {
        ASLEEP, PAUSED, UNKNOWN;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
