package dev.daybook.planfile;

import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that is never done, and counts how often a plan asked what its options are. */
final class ScriptedWork implements DaemonWork {

    private final List<Option> options;
    private final AtomicInteger asked = new AtomicInteger();

    ScriptedWork(Option... options) {
        this.options = List.of(options);
    }

    static Map<String, DaemonWork> works() {
        return Map.of("summarise", new ScriptedWork(), "backup", new ScriptedWork(),
                "prune", new ScriptedWork(
                        new Option("days", "a whole number from 1 to 400", text -> text.matches("[1-9]\\d{0,2}")),
                        new Option("dry", "true or false", List.of("true", "false")::contains),
                        new Option("timeout", "a word", text -> text.matches("[a-z]+"))));
    }

    int asked() {
        return asked.get();
    }

    @Override
    public List<Option> options() {
        asked.incrementAndGet();
        return options;
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) {
        throw new UnsupportedOperationException("nothing is run here");
    }
}
