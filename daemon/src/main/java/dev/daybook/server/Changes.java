package dev.daybook.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the API should ask for again. Immutable.
 *
 * @param sessions ids of the sessions that changed; null when any of them may have
 */
record Changes(Set<Topic> topics, @Nullable Set<Long> sessions) {

    /** More than these are not worth being named. */
    static final int MOST_SESSIONS = 100;

    static final Changes NONE = new Changes(Set.of(), Set.of());
    static final Changes EVERYTHING = new Changes(EnumSet.allOf(Topic.class), null);
    static final Changes SORTING = new Changes(Set.of(Topic.SESSIONS, Topic.TIMELINE), null);
    static final Changes OPERATIONS = new Changes(Set.of(Topic.OPERATIONS), Set.of());

    /** Paused time is a gap of its day; a run is an operation and the last run of its plan. */
    private static final Map<String, Set<Topic>> SHOWN_IN = Map.ofEntries(
            Map.entry("session", Set.of(Topic.SESSIONS)),
            Map.entry("recovery", Set.of(Topic.SESSIONS)),
            Map.entry("session_edit", Set.of(Topic.SESSIONS)),
            Map.entry("operation", Set.of(Topic.OPERATIONS)),
            Map.entry("plan_run", Set.of(Topic.OPERATIONS, Topic.PLANS)),
            Map.entry("plan", Set.of(Topic.PLANS)),
            Map.entry("activity", Set.of(Topic.TIMELINE)),
            Map.entry("block", Set.of(Topic.TIMELINE)),
            Map.entry("block_use", Set.of(Topic.TIMELINE)),
            Map.entry("pause", Set.of(Topic.TIMELINE)),
            Map.entry("application", Set.of()),
            Map.entry("title", Set.of()),
            Map.entry("url", Set.of()),
            Map.entry("device", Set.of()),
            Map.entry("launch", Set.of()));

    /** What the API answers about. */
    enum Topic {
        SESSIONS, OPERATIONS, TIMELINE, PLANS;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Changes {
        topics = Set.copyOf(topics);
        sessions = sessions == null || sessions.size() > MOST_SESSIONS ? null : Set.copyOf(sessions);
    }

    /**
     * Of a change in the store.
     *
     * @param tables what it wrote; one that is not known here may be shown anywhere
     * @param sessions those it wrote something of
     */
    static Changes of(Set<String> tables, Set<Long> sessions) {
        if (!SHOWN_IN.keySet().containsAll(tables)) {
            return EVERYTHING;
        }
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        tables.forEach(table -> topics.addAll(SHOWN_IN.getOrDefault(table, Set.of())));
        return new Changes(topics, sessions);
    }

    Changes and(Changes more) {
        Set<Topic> all = new HashSet<>(topics);
        all.addAll(more.topics);
        if (sessions == null || more.sessions == null) {
            return new Changes(all, null);
        }
        Set<Long> ids = new HashSet<>(sessions);
        ids.addAll(more.sessions);
        return new Changes(all, ids);
    }

    /** The topics' names, in an order that stays. */
    List<String> names() {
        return Arrays.stream(Topic.values()).filter(topics::contains).map(Topic::wire).toList();
    }

    /** The ids, ascending; null when any session may have changed. */
    @Nullable
    List<Long> ids() {
        return sessions == null ? null : sessions.stream().sorted().toList();
    }
}
