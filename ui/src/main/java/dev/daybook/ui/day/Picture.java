package dev.daybook.ui.day;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline.Block;
import java.time.LocalDate;
import java.util.List;

/** What there is to see of a day. */
sealed interface Picture {

    /** It was asked for. */
    record Looking(LocalDate date) implements Picture {}

    /**
     * It is known.
     *
     * @param blocks in order of start
     * @param sessions newest first
     */
    record Seen(Day day, List<Block> blocks, List<Session> sessions) implements Picture {

        boolean empty() {
            return blocks.isEmpty() && sessions.isEmpty();
        }
    }

    /** It could not be had. */
    record Hindered(LocalDate date, String reason) implements Picture {}
}
