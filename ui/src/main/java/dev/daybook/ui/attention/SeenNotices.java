package dev.daybook.ui.attention;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Notices of the daemon that the person has seen. One that differs in its numbers alone is the same: how many wait, or
 * for how long, changes while nothing new went wrong. The longest unseen are forgotten. Not thread safe.
 */
final class SeenNotices {

    static final int MOST = 200;

    // A digit within a word belongs to a name or an id, which tells two notices apart.
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])\\d+(?:[.,:]\\d+)*(?![\\w-])");

    private final Map<String, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    void add(String notice) {
        seen.put(key(notice), true);
    }

    boolean knows(String notice) {
        return seen.containsKey(key(notice));
    }

    private static String key(String notice) {
        return NUMBER.matcher(notice).replaceAll("");
    }
}
