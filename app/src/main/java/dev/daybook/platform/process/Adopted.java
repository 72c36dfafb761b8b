package dev.daybook.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Subreaper} was left by its descendants. The kernel lists it in one go (proc_pid_children(5)), so that a
 * line of processes, each of which starts the next one and ends, always has one here: its oldest. A look at all
 * processes takes longer than each of them lives, and may see none.
 */
final class Adopted {

    private static final long SELF = ProcessHandle.current().pid();
    // The kernel gives orphans to the first thread, which the JVM keeps for its life.
    private static final Path CHILDREN = Path.of("/proc/self/task/" + SELF + "/children");

    private Adopted() {}

    /** Those that live, the newest first; none where the kernel keeps no such list. The others are reaped. */
    static List<ProcStat> living() {
        List<ProcStat> living = new ArrayList<>();
        for (long pid : pids()) {
            if (Child.isAwaited(pid) || !Child.reap(pid)) {
                Optional<ProcStat> stat = ProcStat.of(pid);
                stat.filter(child -> child.isAlive() && child.parent() == SELF).ifPresent(living::add);
            }
        }
        return living;
    }

    private static List<Long> pids() {
        try {
            String text = new String(Files.readAllBytes(CHILDREN), StandardCharsets.US_ASCII).strip();
            List<Long> pids = new ArrayList<>();
            for (String pid : text.split(" ", -1)) {
                if (!pid.isEmpty()) {
                    pids.add(Long.valueOf(pid));
                }
            }
            Collections.reverse(pids);
            return pids;
        } catch (IOException noSuchList) {
            return List.of();
        }
    }
}
