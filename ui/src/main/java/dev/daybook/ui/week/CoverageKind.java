package dev.daybook.ui.week;

import dev.daybook.api.Day.Coverage;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Where the seconds of a day can go, in the order in which the bar shows them. */
enum CoverageKind {

    RECORDED("Recorded", Coverage::recorded), RECOVERED("Recovered", Coverage::recovered), IDLE("Idle",
            Coverage::idle), LOCKED("Locked", Coverage::locked), ASLEEP("Asleep", Coverage::asleep), PAUSED("Paused",
                    Coverage::paused), UNKNOWN("Unknown", Coverage::unknown), AHEAD("Ahead", Coverage::ahead);

    private final String word;
    private final ToLongFunction<Coverage> seconds;

    CoverageKind(String word, ToLongFunction<Coverage> seconds) {
        this.word = word;
        this.seconds = seconds;
    }

    String word() {
        return word;
    }

    long of(Coverage coverage) {
        return seconds.applyAsLong(coverage);
    }

    /** The class of its colour. */
    String style() {
        return "coverage-" + name().toLowerCase(Locale.ROOT);
    }
}
