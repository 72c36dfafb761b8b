package dev.daybook.ui.sessions;

import dev.daybook.api.Session;
import java.util.Locale;

/** Sessions in which state. */
enum StatusChoice {
    ALL("Any status"), ACTIVE("Active"), ENDED("Ended"), FAILED("Failed"), CANCELLED("Cancelled"), RECOVERED(
            "Recovered");

    private final String word;

    StatusChoice(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean fits(Session session) {
        return switch (this) {
            case ALL -> true;
            case RECOVERED -> session.recovered() != null;
            case ACTIVE, ENDED, FAILED, CANCELLED -> session.status().equals(name().toLowerCase(Locale.ROOT));
        };
    }
}
