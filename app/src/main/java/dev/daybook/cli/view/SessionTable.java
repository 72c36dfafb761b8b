package dev.daybook.cli.view;

import dev.daybook.api.Session;
import dev.daybook.cli.view.Table.Side;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions one a line, in the order given; a day is named where it begins. */
record SessionTable(List<Session> sessions, Times times) {

    void on(Paper paper) {
        if (sessions.isEmpty()) {
            paper.line(Span.plain("No sessions here. A session begins with the first minute of activity; see"));
            paper.line(Span.plain("'daybook status' for what the recorder is doing now."));
            return;
        }
        Table table = new Table(Side.RIGHT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        table.row(Span.faint("ID"), Span.faint("Day"), Span.faint("From – to"), Span.faint("Length"),
                Span.faint("Status"), Span.faint("Title"));
        @Nullable
        LocalDate last = null;
        for (Session session : sessions) {
            LocalDate day = times.dayOf(session.start());
            table.row(cells(session, day.equals(last) ? "" : times.day(day)));
            last = day;
        }
        table.on(paper);
        legend(paper);
    }

    private Span[] cells(Session session, String day) {
        SessionWords words = new SessionWords(session, times);
        return new Span[]{Span.strong(String.valueOf(session.id())), Span.plain(day), words.hours(), words.length(),
                words.status(), words.title()};
    }

    private void legend(Paper paper) {
        if (sessions.stream().anyMatch(session -> session.recovered() != null)) {
            paper.gap().note(SessionWords.RECOVERED + " ended by a recovery; 'daybook sessions ID' tells why and when",
                    Ink.FAINT);
        }
    }
}
