package dev.daybook.summary;

import dev.daybook.timeline.Focus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The title that a session gets from what was used in it. Pure. */
public final class SessionTitle {

    private static final int MOST = 3;

    private SessionTitle() {}

    /**
     * The applications used longest.
     *
     * @return null when nothing was used
     */
    public static @Nullable String of(List<SummaryStore.Use> uses) {
        return uses.isEmpty()
                ? null
                : applications(uses).keySet().stream().limit(MOST).collect(Collectors.joining(", "));
    }

    /** Seconds of each, longest first. */
    private static Map<String, Long> applications(List<SummaryStore.Use> uses) {
        Map<String, Long> seconds = new LinkedHashMap<>();
        uses.forEach(use -> seconds.merge(name(use.focus()), use.seconds(), Long::sum));
        return seconds.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }

    /** What an application is called, also where there was none. */
    static String name(Focus focus) {
        return focus.application().isBlank() ? "no window" : focus.application();
    }
}
