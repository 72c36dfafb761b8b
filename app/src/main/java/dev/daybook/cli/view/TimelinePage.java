package dev.daybook.cli.view;

import dev.daybook.api.Timeline.Block;
import dev.daybook.cli.view.Table.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Blocks run together into stretches of one main application and title, under the days they began on. */
record TimelinePage(List<Block> blocks, Times times) {

    void on(Paper paper) {
        if (blocks.isEmpty()) {
            paper.line(Span.plain("Nothing was recorded in this time."));
            return;
        }
        var days = Stretch.of(blocks).stream()
                .collect(Collectors.groupingBy(stretch -> times.dayOf(stretch.start()), TreeMap::new,
                        Collectors.toList()));
        days.forEach((day, stretches) -> day(day, stretches, paper));
    }

    private void day(LocalDate day, List<Stretch> stretches, Paper paper) {
        paper.heading(times.fullDay(day));
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        for (Stretch stretch : stretches) {
            Stretch.Main main = stretch.main();
            Ink ink = main.atWork() ? Ink.PLAIN : Ink.FAINT;
            table.row(new Span(times.minute(stretch.start()) + " – " + times.minute(stretch.end()), ink),
                    new Span(Lengths.between(stretch.start(), stretch.end()), ink),
                    new Span(Width.clean(main.application()), main.atWork() ? Ink.STRONG : Ink.FAINT).fitted(20),
                    new Span(Width.clean(main.title()), ink));
        }
        table.on(paper);
    }
}
