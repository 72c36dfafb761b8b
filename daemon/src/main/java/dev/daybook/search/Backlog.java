package dev.daybook.search;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** Sessions that are to be indexed, the most wanted first. Not thread safe. */
final class Backlog {

    private final LinkedHashSet<Long> waiting = new LinkedHashSet<>();
    private int of;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    void addLast(long session) {
        begin();
        if (waiting.add(session)) {
            of++;
        }
    }

    /** To the front, also when it waits already. */
    void addFirst(long session) {
        begin();
        if (!waiting.contains(session)) {
            of++;
        }
        waiting.addFirst(session);
    }

    private void begin() {
        if (waiting.isEmpty()) {
            of = 0;
        }
    }

    long first() {
        return waiting.getFirst();
    }

    void done(long session) {
        waiting.remove(session);
    }

    void clear() {
        waiting.clear();
    }

    /** How far it has come since it was empty; null while it is. */
    Found.@Nullable Underway underway() {
        return waiting.isEmpty() ? null : new Found.Underway(of - waiting.size(), of);
    }
}
