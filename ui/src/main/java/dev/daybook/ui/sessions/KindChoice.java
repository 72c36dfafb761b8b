package dev.daybook.ui.sessions;

import dev.daybook.api.Session;

/** Sessions of which kind. */
enum KindChoice {
    ALL("All"), DESK("Desk"), RUN("Runs");

    private final String word;

    KindChoice(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean fits(Session session) {
        return switch (this) {
            case ALL -> true;
            case DESK -> session.kind().equals("desk");
            case RUN -> session.kind().equals("run");
        };
    }
}
