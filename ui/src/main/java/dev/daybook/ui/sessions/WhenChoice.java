package dev.daybook.ui.sessions;

import java.time.LocalDate;
import java.util.Optional;

/** Sessions of which days. */
enum WhenChoice {
    TODAY("Today"), WEEK("7 days"), ALL("All");

    private final String word;

    WhenChoice(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The first day of it; empty when there is none. */
    Optional<LocalDate> first(LocalDate today) {
        return switch (this) {
            case TODAY -> Optional.of(today);
            case WEEK -> Optional.of(today.minusDays(6));
            case ALL -> Optional.empty();
        };
    }
}
