package dev.daybook.watch;

import java.util.List;
import java.util.Map;

/** Work inside the daemon that takes no options and leaves nothing for others. */
public record Doing(DaemonTasks.Work work) implements DaemonWork {

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        work.run(steps);
        return Map.of();
    }
}
