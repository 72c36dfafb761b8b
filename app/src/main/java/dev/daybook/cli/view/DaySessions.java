package dev.daybook.cli.view;

import dev.daybook.api.Session;
import dev.daybook.cli.view.Table.Side;
import java.util.List;

/** A day's sessions in the order of the day; they come newest first. */
record DaySessions(List<Session> sessions, Times times) {

    void on(Paper paper) {
        if (sessions.isEmpty()) {
            return;
        }
        paper.heading("Sessions");
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        for (Session session : sessions.reversed()) {
            SessionWords words = new SessionWords(session, times);
            table.row(words.hours(), words.length(), words.outcome(), words.title());
        }
        table.on(paper);
    }
}
