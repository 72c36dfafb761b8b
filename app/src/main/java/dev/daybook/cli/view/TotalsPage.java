package dev.daybook.cli.view;

import dev.daybook.api.Totals;
import java.time.Instant;
import java.time.LocalDate;

/** Active time by application, title or category. */
record TotalsPage(Totals totals, Times times) {

    void on(Paper paper) {
        paper.line(Span.strong(range()));
        if (totals.totals().isEmpty()) {
            paper.line(Span.plain("Nothing was recorded in this time."));
            return;
        }
        paper.line(Span.plain(Lengths.ofSeconds(totals.activeSeconds()) + " active"),
                Span.faint(" · " + Lengths.ofSeconds(totals.idleSeconds()) + " idle · "
                        + Lengths.ofSeconds(totals.lockedSeconds()) + " locked"));
        paper.gap();
        boolean titles = totals.by().equals("title");
        new Bars(totals.totals(), titles ? 48 : 28, titles ? 16 : 36).on(paper);
    }

    private String range() {
        LocalDate first = times.dayOf(totals.from());
        LocalDate last = times.dayOf(totals.to().minusSeconds(1));
        boolean wholeDays = isMidnight(first, totals.from()) && isMidnight(last.plusDays(1), totals.to());
        if (wholeDays) {
            return first.equals(last) ? times.fullDay(first) : times.fullDay(first) + " – " + times.fullDay(last);
        }
        return times.day(first) + " " + times.minute(totals.from()) + " – " + times.day(last) + " "
                + times.minute(totals.to());
    }

    private boolean isMidnight(LocalDate day, Instant instant) {
        return day.atStartOfDay(times.zone()).toInstant().equals(instant);
    }
}
