package dev.daybook.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process as /proc/PID/stat tells it (proc_pid_stat(5)).
 *
 * @param startTicks when it started, in clock ticks since boot
 */
record ProcStat(long pid, char state, long parent, long session, int threads, long startTicks) {

    // Counted from the state, which is the third field and the first after the name.
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int THREADS = 17;
    private static final int START = 19;

    /** Empty when there is no such process, or it vanished while it was looked at. */
    static Optional<ProcStat> of(long pid) {
        try {
            // A process may call itself anything, so these are bytes, not text.
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
            return parse(pid, new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** All that can be seen. One that starts or ends meanwhile may be missing. */
    static List<ProcStat> all() {
        String[] names = new File("/proc").list();
        List<ProcStat> all = new ArrayList<>();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                of(Long.parseLong(name)).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Whether it runs or can run again. A zombie whose other threads go on has only lost its first thread. */
    boolean isAlive() {
        return state != 'X' && (state != 'Z' || threads > 1);
    }

    boolean isZombie() {
        return state == 'Z' && threads <= 1;
    }

    ProcessIdentity identity(String bootId) {
        return new ProcessIdentity(pid, startTicks, bootId);
    }

    private static Optional<ProcStat> parse(long pid, String text) {
        // The name before it stands in parentheses and may itself contain some.
        int afterName = text.lastIndexOf(") ");
        String[] fields = text.substring(afterName + 2).split(" ", -1);
        if (afterName < 0 || fields.length <= START) {
            return Optional.empty();
        }
        return Optional.of(new ProcStat(pid, fields[0].charAt(0), Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]), Integer.parseInt(fields[THREADS]), Long.parseLong(fields[START])));
    }
}
