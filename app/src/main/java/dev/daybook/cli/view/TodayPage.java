package dev.daybook.cli.view;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.words.RecoveryWords;
import java.util.List;

/** The day so far, at a glance. Sessions come newest first and are shown in the order of the day. */
record TodayPage(Health health, List<Session> sessions, List<Operation> running, Timeline timeline, Totals totals,
        Times times) {

    private static final int TOP = 5;

    void on(Paper paper) {
        RecorderLine recorder = new RecorderLine(health.recorder(), times);
        paper.line(Span.strong(times.fullDay(times.today())));
        paper.line(new Span("●", recorder.ink()), Span.plain(" " + recorder.text()));
        paper.gap();
        if (timeline.blocks().isEmpty() && sessions.isEmpty()) {
            nothing(paper);
            running(paper);
        } else {
            day(paper);
        }
        notices(paper);
    }

    private void nothing(Paper paper) {
        paper.line(Span.plain(switch (health.recorder().state()) {
            case "paused" -> "Nothing recorded yet today, and the recorder is paused: 'daybook resume'.";
            case "held" -> "Nothing recorded yet today, because nothing can be stored.";
            case "blind" -> "Nothing recorded yet today, because the recorder cannot see the screen.";
            default -> "Nothing recorded yet today. Your first active minute will show here.";
        }));
    }

    private void day(Paper paper) {
        paper.line(Span.strong(Lengths.ofSeconds(totals.activeSeconds()) + " active"), Span.faint(rest()));
        paper.gap();
        new DayStrip(timeline.blocks(), CategoryInks.of(CategoryInks.totals(timeline.blocks())), times).on(paper);
        new DaySessions(sessions, times).on(paper);
        running(paper);
        if (!totals.totals().isEmpty()) {
            paper.heading("Applications");
            new Bars(totals.totals().stream().limit(TOP).toList(), 24, 36).on(paper);
        }
    }

    private void running(Paper paper) {
        new OperationTable(running, times).runningOn(paper);
    }

    private String rest() {
        String idle = totals.idleSeconds() > 0 ? " · " + Lengths.ofSeconds(totals.idleSeconds()) + " idle" : "";
        String locked = totals.lockedSeconds() > 0 ? " · " + Lengths.ofSeconds(totals.lockedSeconds()) + " locked" : "";
        return idle + locked;
    }

    private void notices(Paper paper) {
        List<Session> recovered = sessions.stream().filter(session -> session.recovered() != null).toList();
        paper.gap();
        if (recovered.size() == 1) {
            Session one = recovered.getFirst();
            String cause = one.recovered() == null ? "" : RecoveryWords.after(one.recovered().cause());
            notice(paper, "1 session was recovered" + cause + ": daybook sessions " + one.id());
        } else if (recovered.size() > 1) {
            notice(paper, recovered.size() + " sessions were recovered: daybook sessions");
        }
        health.notices().forEach(text -> notice(paper, Width.clean(text)));
    }

    private static void notice(Paper paper, String text) {
        paper.line(new Span("! ", Ink.CARE), Span.plain(text));
    }
}
