package dev.daybook.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what was started, last first, each part whatever became of the others: also where one needs a class that its
 * installation, broken meanwhile, no longer has. Safe to close from several threads.
 */
final class StopOrder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopOrder.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable stop) {}

    synchronized void add(String name, AutoCloseable stop) {
        parts.push(new Part(name, stop));
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.stop.close();
            } catch (Exception | LinkageError e) {
                LOG.error("The {} did not stop cleanly", part.name, e);
            }
        }
    }
}
