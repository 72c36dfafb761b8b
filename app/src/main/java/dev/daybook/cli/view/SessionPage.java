package dev.daybook.cli.view;

import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.cli.view.Table.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All there is to know about one session. */
record SessionPage(Session session, Times times) {

    void on(Paper paper) {
        SessionWords words = new SessionWords(session, times);
        paper.line(Span.strong("Session " + session.id()), Span.plain("  "), words.title());
        paper.gap();
        Table table = new Table(Side.LEFT, Side.LEFT);
        field(table, "day", times.fullDay(times.dayOf(session.start())));
        field(table, "time", words.hours().text() + " (" + words.length().text() + ")");
        field(table, "kind", session.kind());
        table.row(Span.faint("status"), status());
        optional(table, "failure", session.failureReason());
        optional(table, "category", session.category());
        optional(table, "phase", session.phase());
        optional(table, "operation", session.operationId());
        field(table, "summary", session.summary().equals("none") ? "not due" : session.summary());
        table.on(paper);
        if (session.recovered() != null) {
            recovery(session.recovered(), paper);
        }
    }

    private Span status() {
        Span status = new SessionWords(session, times).status();
        String outcome = session.outcome();
        return outcome == null ? status : new Span(status.text() + " · " + SessionWords.spoken(outcome), status.ink());
    }

    private void recovery(Recovered recovered, Paper paper) {
        paper.heading("Recovered " + SessionWords.RECOVERED);
        Table table = new Table(Side.LEFT, Side.LEFT);
        field(table, "at", times.moment(recovered.at()));
        field(table, "cause", RecoveryWords.cause(recovered.cause()));
        field(table, "end from", RecoveryWords.evidence(recovered.evidence()));
        field(table, "window", window(recovered.windowStart(), recovered.windowEnd()));
        table.on(paper);
    }

    private String window(Instant start, Instant end) {
        return "it ended between " + times.second(start) + " and " + times.second(end);
    }

    private static void field(Table table, String name, String value) {
        table.row(Span.faint(name), Span.plain(Width.clean(value)));
    }

    private static void optional(Table table, String name, @Nullable String value) {
        if (value != null) {
            field(table, name, value);
        }
    }
}
