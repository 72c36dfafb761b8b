package dev.daybook.cli.view;

import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.words.RecoveryWords;
import dev.daybook.words.ShellText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All there is to know about one session. */
record SessionPage(Session session, EditHistory edits, Times times) {

    void on(Paper paper) {
        SessionWords words = new SessionWords(session, times);
        paper.line(Span.strong("Session " + session.id()), Span.plain("  "), words.title());
        paper.gap();
        Fields fields = new Fields();
        fields.add("day", times.fullDay(times.dayOf(session.start())));
        fields.add("time", words.hours().text() + " (" + words.length().text() + ")");
        fields.add("kind", session.kind());
        fields.add("status", status());
        optional(fields, "failure", session.failureReason());
        if (edits.gives("title")) {
            fields.add("title", "given");
        }
        if (session.category() != null) {
            fields.add("category", session.category() + (edits.gives("category") ? " (given)" : ""));
        }
        optional(fields, "plan", session.plan());
        optional(fields, "phase", session.phase());
        optional(fields, "operation", session.operationId());
        fields.add("summary", summary());
        fields.on(paper);
        if (session.note() != null && !session.note().isBlank()) {
            note(session.note(), paper);
        }
        if (session.operationId() != null) {
            operation(session.operationId(), paper);
        }
        if (session.recovered() != null) {
            recovery(session.recovered(), paper);
        }
        edits.on(paper);
    }

    private static void note(String note, Paper paper) {
        paper.heading("Note");
        note.lines().forEach(line -> paper.note(Width.clean(line.replace("\t", "    ")), Ink.PLAIN));
    }

    private void operation(String operation, Paper paper) {
        paper.heading("Next");
        Fields fields = new Fields();
        fields.add("daybook operations " + operation, "its operation");
        if (session.plan() != null) {
            fields.add("daybook plan show " + ShellText.quoted(session.plan()), "its plan");
        }
        if (new SessionWords(session, times).isActive()) {
            fields.add("daybook cancel " + session.id(), "stop it");
        }
        fields.on(paper);
    }

    /** One that failed is tried again by itself; how often it was and when it will be is told. */
    private Span summary() {
        return switch (session.summary()) {
            case "none" -> Span.plain("not due");
            case "failed" -> new Span("failed " + times(session.summaryAttempts()) + retry()
                    + ", see 'daybook status'", Ink.CARE);
            default -> Span.plain(Width.clean(session.summary()));
        };
    }

    private static String times(int attempts) {
        return attempts == 1 ? "once" : attempts + " times";
    }

    private String retry() {
        Instant retry = session.summaryRetry();
        return retry == null ? "" : ", next try " + times.moment(retry);
    }

    private Span status() {
        Span status = new SessionWords(session, times).status();
        String outcome = session.outcome();
        return outcome == null ? status : new Span(status.text() + " · " + SessionWords.spoken(outcome), status.ink());
    }

    private void recovery(Recovered recovered, Paper paper) {
        paper.heading("Recovered " + SessionWords.RECOVERED);
        Fields fields = new Fields();
        fields.add("at", times.moment(recovered.at()));
        fields.add("cause", RecoveryWords.cause(recovered.cause()));
        fields.add("end from", RecoveryWords.evidence(recovered.evidence()));
        fields.add("window", window(recovered.windowStart(), recovered.windowEnd()));
        if (!recovered.inferredEnd().equals(session.end())) {
            fields.add("corrected", "from " + times.second(recovered.inferredEnd()));
        }
        fields.on(paper);
    }

    private String window(Instant start, Instant end) {
        return "it ended between " + times.second(start) + " and " + times.second(end);
    }

    private static void optional(Fields fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name, value);
        }
    }
}
