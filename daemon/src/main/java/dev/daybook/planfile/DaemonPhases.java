package dev.daybook.planfile;

import dev.daybook.plan.Phase;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.DaemonWork.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads phases that the daemon carries out by itself. */
final class DaemonPhases {

    static final List<String> KEYS = List.of("do");

    private final Map<String, DaemonWork> works;

    DaemonPhases(Map<String, DaemonWork> works) {
        this.works = new TreeMap<>(works);
    }

    Phase phase(String name, Keys keys) {
        String task = keys.required("do", Form.oneOf(works.keySet())).orElse("");
        boolean mayFail = keys.given("may_fail", Form.FLAG).orElse(false);
        DaemonWork work = works.get(task);
        List<Option> options = work == null ? List.of() : work.options();
        Map<String, String> given = new TreeMap<>();
        for (Option option : options) {
            keys.given(option.name(), Form.of(option)).ifPresent(value -> given.put(option.name(), value));
        }
        keys.refuseMisplaced(WorkerPhases.KEYS,
                "is for a phase in a worker; write in = \"worker\", or say with do what the daemon is to do");
        if (work != null) {
            keys.refuseUnknown();
        }
        return new Phase.InDaemon(name, task, Map.copyOf(given), mayFail);
    }
}
