package dev.daybook.daemon;

import dev.daybook.summary.Summaries;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import java.util.List;
import java.util.Map;

/** What the daemon can do by itself, by the name that plans and the API call it. */
final class DaemonWorks {

    private DaemonWorks() {}

    static Map<String, DaemonWork> of(Summaries summaries) {
        return Map.of("summarise", new DaemonWork() {
            @Override
            public List<Option> options() {
                return List.of();
            }

            @Override
            public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
                summaries.writeAll((done, of) -> steps.next((double) done / of, done + " of " + of));
                return Map.of();
            }
        });
    }
}
