package dev.daybook.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * Numbers of changes that follow one another.
 *
 * @param first the first of them
 * @param last the last of them, not before the first
 */
record Numbers(long first, long last) {

    boolean has(long number) {
        return first <= number && number <= last;
    }

    long count() {
        return last - first + 1;
    }

    /** What is left of these without those. */
    List<Numbers> without(Numbers those) {
        return Stream.of(new Numbers(first, Math.min(last, those.first - 1)),
                new Numbers(Math.max(first, those.last + 1), last)).filter(rest -> rest.first <= rest.last).distinct()
                .toList();
    }
}
