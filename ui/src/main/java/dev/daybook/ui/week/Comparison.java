package dev.daybook.ui.week;

import dev.daybook.ui.parts.Spans;

/**
 * A week's active time beside that of the week before. A week that is not over is not set against a whole one: it would
 * look like less work every Monday.
 *
 * @param before active seconds of the week before
 * @param beforeKnown whether anything is known of it
 */
record Comparison(long before, boolean beforeKnown) {

    private static final long MINUTE = 60;

    /** For instance {@code 2 h 10 min less than the week before}. */
    String words(Week week) {
        if (!beforeKnown) {
            return "nothing is known of the week before";
        }
        if (week.present()) {
            return "so far, after " + Spans.brief(before) + " the week before";
        }
        long more = week.active() - before;
        if (Math.abs(more) < MINUTE) {
            return "as much as the week before";
        }
        return Spans.brief(Math.abs(more)) + (more > 0 ? " more" : " less") + " than the week before";
    }
}
