package dev.daybook.store;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The days in whose files an entry stands, as a row keeps them: separated by commas, null where nobody noted them. */
final class SummaryDays {

    private SummaryDays() {}

    /** The days of both. */
    static @Nullable String of(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Arrays.stream((one + "," + other).split(",", -1)).filter(day -> !day.isBlank())
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new),
                        days -> String.join(",", days)));
    }
}
