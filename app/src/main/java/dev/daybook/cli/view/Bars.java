package dev.daybook.cli.view;

import dev.daybook.api.Totals.Total;
import dev.daybook.cli.view.Table.Side;
import java.util.List;
import java.util.function.Function;

/**
 * Totals as bars, the longest one full.
 *
 * @param ink of the bar of a key
 */
record Bars(List<Total> totals, int keyWidth, int barWidth, Function<String, Ink> ink) {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    Bars(List<Total> totals, int keyWidth, int barWidth) {
        this(totals, keyWidth, barWidth, _ -> Ink.ACCENT);
    }

    void on(Paper paper) {
        long longest = totals.stream().mapToLong(Total::seconds).max().orElse(0);
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT);
        for (Total total : totals) {
            String key = total.key().isBlank() ? "no window" : Width.clean(total.key());
            table.row(Span.plain(key).fitted(keyWidth), Span.plain(Lengths.ofSeconds(total.seconds())),
                    new Span(bar(total.seconds(), longest, barWidth), ink.apply(total.key())));
        }
        table.on(paper);
    }

    static String bar(long seconds, long longest, int width) {
        if (longest <= 0 || seconds <= 0) {
            return "";
        }
        // Whatever took time at all is to be seen.
        int eighths = (int) Math.max(1, seconds * width * 8 / longest);
        return ("█".repeat(eighths / 8) + EIGHTHS.charAt(eighths % 8)).strip();
    }
}
