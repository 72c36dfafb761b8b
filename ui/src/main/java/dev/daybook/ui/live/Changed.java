package dev.daybook.ui.live;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may look different now.
 *
 * @param sessions ids of those that changed; null when any of them may have
 */
public record Changed(Set<Topic> topics, @Nullable List<Long> sessions) {

    /** What a view can be about. */
    public enum Topic {
        SESSIONS, OPERATIONS, TIMELINE, PLANS
    }

    /** Anything may. */
    public static Changed everything() {
        return new Changed(Set.of(Topic.values()), null);
    }

    public boolean touches(Topic topic) {
        return topics.contains(topic);
    }
}
