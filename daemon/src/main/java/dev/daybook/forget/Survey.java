package dev.daybook.forget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What criteria hit, as it stood at one moment.
 *
 * @param sessions desk sessions that lose time, by id
 * @param worded sessions that lose a word alone
 * @param operations that go, and their parts
 * @param days the person's, on which anything of it lies
 * @param words distinct titles, addresses and names in it, or a sample of them
 * @param counts for a person
 */
public record Survey(List<Long> sessions, List<Long> worded, List<String> operations, List<LocalDate> days,
        List<String> words, Counts counts) {

    /**
     * How much it is.
     *
     * @param sessions that go wholly
     * @param sessionsChanged that lose something
     * @param operations without their parts
     * @param running operations that it would hit, had they ended; they stay
     * @param first start of the first block or operation that is hit; null when nothing is
     * @param last end of the last one
     */
    public record Counts(long sessions, long sessionsChanged, long blocks, long activeSeconds, long titles,
            long applications, long operations, long running, @Nullable Instant first, @Nullable Instant last) {}
}
