package dev.daybook.cli.view;

import dev.daybook.api.Totals.Total;
import dev.daybook.cli.view.Table.Side;
import java.util.List;

/** Totals as bars, the longest one full. */
record Bars(List<Total> totals, int keyWidth, int barWidth) {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    void on(Paper paper) {
        long longest = totals.stream().mapToLong(Total::seconds).max().orElse(0);
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT);
        for (Total total : totals) {
            String key = total.key().isBlank() ? "no window" : Width.clean(total.key());
            table.row(Span.plain(key).fitted(keyWidth), Span.plain(Lengths.ofSeconds(total.seconds())),
                    new Span(bar(total.seconds(), longest), Ink.ACCENT));
        }
        table.on(paper);
    }

    private String bar(long seconds, long longest) {
        if (longest <= 0) {
            return "";
        }
        // Whatever took time at all is to be seen.
        int eighths = (int) Math.max(1, seconds * barWidth * 8 / longest);
        return ("█".repeat(eighths / 8) + EIGHTHS.charAt(eighths % 8)).strip();
    }
}
