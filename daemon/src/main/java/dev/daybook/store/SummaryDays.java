package dev.daybook.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The days in whose files a session's entry stands, as its row holds them. Pure. */
final class SummaryDays {

    private static final int LONGEST = 255;

    private SummaryDays() {}

    /** Null when they do not fit: then nobody knows, and the files are looked through. */
    static @Nullable String text(NavigableSet<LocalDate> days) {
        String text = days.stream().map(LocalDate::toString).collect(Collectors.joining(","));
        return text.length() > LONGEST ? null : text;
    }

    /** Null where nobody knows, or cannot be read. */
    static @Nullable NavigableSet<LocalDate> of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        NavigableSet<LocalDate> days = new TreeSet<>();
        try {
            for (String day : text.split(",", -1)) {
                if (!text.isEmpty()) {
                    days.add(LocalDate.parse(day));
                }
            }
            return days;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
