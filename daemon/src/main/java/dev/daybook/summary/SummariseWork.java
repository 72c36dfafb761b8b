package dev.daybook.summary;

import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import java.util.List;
import java.util.Map;

/**
 * The task {@code summarise}: writes every summary that waits, one step a session. It tells no count: after a kill that
 * would be the rest's alone. Thread safe.
 */
public final class SummariseWork implements DaemonWork {

    private final Summaries summaries;

    public SummariseWork(Summaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws InterruptedException {
        summaries.writeAll((done, of) -> steps.next((double) done / of, done + " of " + of));
        return Map.of();
    }
}
