package dev.daybook.store;

import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.summary.DeskSession;
import dev.daybook.summary.SummaryStore.Settled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A session as the summaries have written it down, where a test writes no files. */
final class Summarised {

    private Summarised() {}

    /** As it is now. */
    static Settled now(SummaryRows rows, long session, @Nullable String title) {
        DeskSession found = rows.session(session).orElseThrow();
        long seconds = rows.day(found.range(), Instant.EPOCH).pieces().stream().mapToLong(Piece::seconds).sum();
        return new Settled(found, seconds, title, new TreeSet<>(List.of(LocalDate.of(2026, 3, 10))));
    }
}
