package dev.daybook.ui.details;

import dev.daybook.api.Session;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What is said of what a person changed. */
record EditWords(LocalTimes times) {

    /** What was changed and when, for instance {@code title and note, 20 Nov 2026, 14:29}. */
    String edited(Session.Edited edited) {
        return "Edited: " + list(edited.what()) + " · " + times.dateAndTime(edited.at());
    }

    /** What was taken back. */
    static String undone(List<String> what, long session) {
        String all = list(what);
        return what.isEmpty()
                ? "Session " + session + " is as it was before"
                : Character.toUpperCase(all.charAt(0)) + all.substring(1) + " of session " + session
                        + (what.size() == 1 ? " is as it was before" : " are as they were before");
    }

    private static String list(List<String> what) {
        List<String> words = what.stream().map(PlainText::spoken).toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** What becomes of a session that is split here. */
    String split(Session session, Instant end, Instant at) {
        return "Two sessions: " + range(session.start(), at) + ", and " + range(at, end) + ".";
    }

    /** What becomes of two sessions that are merged. */
    String merged(Session session, Instant end, Session next) {
        Instant last = Objects.requireNonNullElse(next.end(), next.start());
        long between = Duration.between(end, next.start()).toSeconds();
        String gap = between > 0 ? " What lies between them, " + Spans.brief(between) + ", comes to it." : "";
        return "Session " + session.id() + ", " + range(session.start(), end) + ", and session " + next.id() + ", "
                + range(next.start(), last) + ", become one: " + range(session.start(), last) + "." + gap
                + " Their notes are joined. It can be undone.";
    }

    private String range(Instant from, Instant to) {
        return times.exactTime(from) + " – "
                + (times.dateOf(from).equals(times.dateOf(to)) ? times.exactTime(to) : times.dateAndTime(to));
    }
}
