package dev.daybook.planfile;

import dev.daybook.plan.Phase;
import dev.daybook.watch.DaemonWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a phase. */
final class PhaseReader {

    private static final Form<String> PLACE = new Form<>("\"daemon\" or \"worker\"",
            value -> Form.text(value).filter(List.of("daemon", "worker")::contains));

    private final DaemonPhases daemon;
    private final WorkerPhases worker;

    /**
     * @param folder of plans
     * @param home absolute
     */
    PhaseReader(Path folder, Path home, Map<String, DaemonWork> works) {
        this.daemon = new DaemonPhases(works);
        this.worker = new WorkerPhases(folder, home);
    }

    /** Empty when it does not even say where it runs. */
    Optional<Phase> phase(String name, Keys keys) {
        Optional<String> place = keys.required("in", PLACE);
        return place.map(in -> in.equals("daemon") ? daemon.phase(name, keys) : worker.phase(name, keys));
    }
}
