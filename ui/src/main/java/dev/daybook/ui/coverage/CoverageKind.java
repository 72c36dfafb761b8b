package dev.daybook.ui.coverage;

import dev.daybook.api.Day.Coverage;
import java.util.Locale;

/** Where the seconds of a day can go, in the order in which the bar shows them. */
enum CoverageKind {

    RECORDED("Recorded", "Active, and seen as it happened"),
    //
    RECOVERED("Recovered", "Active, in a session that was ended after a crash"),
    //
    IDLE("Idle", "No input for a while"),
    //
    LOCKED("Locked", "The screen was locked"),
    //
    ASLEEP("Asleep", "The machine slept"),
    //
    PAUSED("Paused", "You had paused the recording"),
    //
    UNKNOWN("Unknown", "Nothing was recorded: no daemon ran, or it could not see"),
    //
    AHEAD("Ahead", "Still to come");

    private final String word;
    private final String meaning;

    CoverageKind(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    /** One line for a person. */
    String meaning() {
        return meaning;
    }

    long of(Coverage coverage) {
        return switch (this) {
            case RECORDED -> coverage.recorded();
            case RECOVERED -> coverage.recovered();
            case IDLE -> coverage.idle();
            case LOCKED -> coverage.locked();
            case ASLEEP -> coverage.asleep();
            case PAUSED -> coverage.paused();
            case UNKNOWN -> coverage.unknown();
            case AHEAD -> coverage.ahead();
        };
    }

    /** The class of its colour. */
    String style() {
        return "coverage-" + name().toLowerCase(Locale.ROOT);
    }
}
