package dev.daybook.planfile;

import dev.daybook.plan.Plan;
import dev.daybook.watch.DaemonWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public final class PlanFiles {
    public PlanFiles(Path folder, Path home, Map<String, DaemonWork> works) {}
    public Found read() {
        return new Found(List.of(), List.of());
    }

    public record Found(List<Plan> plans, List<Broken> broken) {}
    public record Broken(Path file, @Nullable Integer line, @Nullable String key, String error) {}
}
