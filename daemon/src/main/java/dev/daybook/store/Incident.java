package dev.daybook.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found damaged, and what became of it.
 *
 * @param at when it was found, in whole seconds
 * @param wrong what was wrong, the beginning of a sentence
 * @param setAside path of what was set aside; null when there was nothing to keep
 * @param became what was done, the end of that sentence; empty when nothing had to be
 * @param replayed changes that the journal gave back
 * @param lost changes that are nowhere
 */
record Incident(Instant at, String wrong, @Nullable String setAside, String became, long replayed, List<Loss> lost) {

    /**
     * Changes that are nowhere.
     *
     * @param after when the last change before them was stored; null when that cannot be told
     * @param before when the first change after them was stored; null when that cannot be told
     */
    record Loss(Numbers changes, @Nullable Instant after, @Nullable Instant before) {

        private String sentence() {
            return changes.first() == changes.last()
                    ? "Change " + changes.first() + when() + " is lost."
                    : "Changes " + changes.first() + " to " + changes.last() + when() + " are lost.";
        }

        private String when() {
            if (after != null && before != null) {
                return " (what was recorded between " + after + " and " + before + ")";
            } else if (after != null) {
                return " (what was recorded after " + after + ")";
            }
            return before == null ? "" : " (what was recorded before " + before + ")";
        }
    }

    Incident with(long changes, List<Loss> losses) {
        return new Incident(at, wrong, setAside, became, changes, losses);
    }

    Incident became(String done) {
        return new Incident(at, wrong, setAside, done, 0, lost);
    }

    /** For people: what was wrong, where it lies, what was done, what is lost. */
    String sentence() {
        StringBuilder text = new StringBuilder(wrong);
        if (setAside != null) {
            text.append("; it was set aside as ").append(setAside);
        }
        if (!became.isEmpty()) {
            text.append(setAside == null ? "; it " : " and ").append(became);
        }
        if (replayed > 0) {
            text.append(", ").append(replayed).append(replayed == 1 ? " change" : " changes").append(" replayed");
        }
        text.append('.');
        return lost.stream().map(Loss::sentence)
                .collect(Collectors.joining(" ", lost.isEmpty() ? text : text + " ", ""));
    }
}
