package dev.daybook.ui.week;

import dev.daybook.api.Day.Coverage;
import java.time.LocalDate;
import java.util.List;

/**
 * One day of the week.
 *
 * @param shares active time by the tops of the categories, in the order that they have in the week: so a category lies
 *     at about the same height each day
 * @param coverage where its seconds went
 */
record WeekDay(LocalDate date, Kind kind, boolean today, List<Share> shares, Coverage coverage) {

    /** What a day without bars means. */
    enum Kind {
        /** Something is known of it. */
        KNOWN,
        /** It is over, and nothing was recorded. */
        NO_DATA,
        /** It has not come yet. */
        AHEAD
    }

    /** Active seconds. */
    long active() {
        return shares.stream().mapToLong(Share::seconds).sum();
    }
}
