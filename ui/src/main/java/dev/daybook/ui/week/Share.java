package dev.daybook.ui.week;

import java.util.List;

/**
 * Active time of one category, with what is nested in it.
 *
 * @param category its full name, for instance {@code Work} or {@code Work/Code}
 * @param parts largest first; empty when all of it is the category's own
 */
record Share(String category, long seconds, List<Share> parts) {

    /** Without the names above it. */
    String name() {
        return category.substring(category.lastIndexOf('/') + 1);
    }

    /** Whole percent of so many seconds; 0 of none. */
    long percentOf(long all) {
        return all <= 0 ? 0 : Math.round(100.0 * seconds / all);
    }
}
