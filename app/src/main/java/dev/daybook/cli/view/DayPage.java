package dev.daybook.cli.view;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Totals;
import dev.daybook.cli.view.Table.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A whole day: where its time went, as a picture too, its sessions, categories and applications, and when nothing was recorded. */
record DayPage(Day day, List<Session> sessions, List<Block> blocks, Times times) {

    private static final int TOP = 10;

    void on(Paper paper) {
        paper.line(Span.strong(times.fullDay(day.date())));
        Day.Coverage coverage = day.coverage();
        if (isSeen(coverage)) {
            paper.flow(Span.strong(Lengths.ofSeconds(coverage.recorded() + coverage.recovered()) + " active"),
                    seen(coverage));
        } else {
            paper.line(Span.plain(isAhead() ? "Still to come." : "Nothing was recorded."));
        }
        List<String> unseen = unseen(coverage);
        if (!unseen.isEmpty()) {
            paper.flow(Span.faint(unseen.getFirst()), unseen.subList(1, unseen.size()));
        }
        CategoryInks inks = CategoryInks.of(day.categories());
        paper.gap();
        new DayStrip(blocks, inks, times).on(paper);
        new DaySessions(sessions, times).on(paper);
        totals("Categories", day.categories(), inks::of, paper);
        totals("Applications", day.applications(), _ -> Ink.ACCENT, paper);
        gaps(paper);
    }

    /** Otherwise nobody knows how long the person was active, and none would be a lie. */
    private static boolean isSeen(Day.Coverage coverage) {
        return coverage.recorded() + coverage.recovered() + coverage.idle() + coverage.locked() > 0;
    }

    private boolean isAhead() {
        long length = Duration.between(day.start(), day.end()).toSeconds();
        return length > 0 && day.coverage().ahead() == length;
    }

    private static List<String> seen(Day.Coverage coverage) {
        List<String> parts = new ArrayList<>();
        add(parts, coverage.recovered(), "of it recovered");
        add(parts, coverage.idle(), "idle");
        add(parts, coverage.locked(), "locked");
        return parts;
    }

    /** What is still to come is no part of what happened. */
    private static List<String> unseen(Day.Coverage coverage) {
        List<String> parts = new ArrayList<>();
        add(parts, coverage.asleep(), "asleep");
        add(parts, coverage.paused(), "paused");
        add(parts, coverage.unknown(), "unknown");
        return parts;
    }

    private static void add(List<String> parts, long seconds, String kind) {
        if (seconds > 0) {
            parts.add(Lengths.ofSeconds(seconds) + " " + kind);
        }
    }

    private static void totals(String heading, List<Totals.Total> totals, Function<String, Ink> ink, Paper paper) {
        if (!totals.isEmpty()) {
            paper.heading(heading);
            new Bars(totals.stream().limit(TOP).toList(), 24, 36, ink).on(paper);
        }
    }

    private void gaps(Paper paper) {
        if (day.gaps().isEmpty()) {
            return;
        }
        paper.heading("Not recorded");
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT);
        for (Day.Gap gap : day.gaps()) {
            String end = gap.end().equals(day.end()) ? "24:00" : times.minute(gap.end());
            table.row(Span.plain(times.minute(gap.start()) + " – " + end),
                    Span.plain(Lengths.between(gap.start(), gap.end())), Span.faint(Width.clean(gap.kind())));
        }
        table.on(paper);
    }
}
