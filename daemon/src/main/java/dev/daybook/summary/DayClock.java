package dev.daybook.summary;

import dev.daybook.day.LocalDay;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of one day as a person reads them, and as a program does. Pure. */
record DayClock(LocalDay day) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    String date() {
        return DATED.format(day.date());
    }

    /** From the minute one end lies in to that of the other. */
    String range(TimeRange range) {
        return time(range.start()) + "–" + (range.end().equals(day.range().end()) ? "24:00" : time(range.end()));
    }

    /** An hour that the clock showed twice carries the offset that tells which it was. */
    private String time(Instant instant) {
        ZoneOffset offset = day.zone().getRules().getOffset(instant);
        LocalDateTime local = LocalDateTime.ofInstant(instant, offset);
        boolean twice = day.zone().getRules().getValidOffsets(local).size() > 1;
        return CLOCK.format(local) + (twice ? OFFSET.format(offset) : "");
    }

    /** To the second, with the offset. */
    String exact(Instant instant) {
        return EXACT.format(instant.atZone(day.zone()));
    }

    /** A length in its largest units. */
    static String length(long seconds) {
        long minutes = seconds / 60;
        if (minutes == 0) {
            return seconds + " s";
        }
        return minutes < 60
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
