package dev.daybook.cli.view;

import dev.daybook.api.Session;
import dev.daybook.words.PlainText;
import java.time.Instant;
import java.util.Objects;

/** A session's cells, the same in every table. */
record SessionWords(Session session, Times times) {

    static final String RECOVERED = "↻";

    /** {@code 09:02 – 10:14}, or {@code 09:02 – now}. */
    Span hours() {
        Instant end = session.end();
        String ended = end == null ? "now" : times.minute(end);
        return Span.plain(times.minute(session.start()) + " – " + ended);
    }

    Span length() {
        return Span.plain(Lengths.between(session.start(), Objects.requireNonNullElse(session.end(), times.now())));
    }

    Span status() {
        return new Span(session.status() + mark(), ink());
    }

    /** Its status, and why it ended where it ended by itself. */
    Span outcome() {
        String outcome = session.outcome();
        boolean untold = session.recovered() != null || !session.status().equals("ended");
        String why = outcome != null && !untold ? ", " + spoken(outcome) : "";
        return new Span(session.status() + why + mark(), ink());
    }

    Span title() {
        String title = Objects.requireNonNullElse(session.title(), Objects.requireNonNullElse(session.plan(), ""));
        if (!title.isBlank()) {
            return Span.plain(Width.clean(title) + phase());
        }
        return Span.faint(isActive() ? "in progress" : "untitled");
    }

    /** The phase of a plan it is in, or came to. */
    private String phase() {
        boolean told = session.plan() != null && session.phase() != null && !session.status().equals("ended");
        return told ? " · " + Width.clean(String.valueOf(session.phase())) : "";
    }

    boolean isActive() {
        return session.status().equals("active");
    }

    private String mark() {
        return session.recovered() == null ? "" : " " + RECOVERED;
    }

    private Ink ink() {
        return switch (session.status()) {
            case "active" -> Ink.GOOD;
            case "failed" -> Ink.BAD;
            default -> session.recovered() == null ? Ink.FAINT : Ink.CARE;
        };
    }

    /** A word of the API as a person would write it. */
    static String spoken(String word) {
        return PlainText.spoken(word);
    }
}
