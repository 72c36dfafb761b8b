package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process that writes, and looks at what it left. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class StoreCrashTest {

    private static final int ROUNDS = 10;
    private static final int SIGKILLED = 128 + 9;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aChangeKilledBetweenForceAndCommitIsAppliedExactlyOnce() throws Exception {
        long killedAt = 25;
        Process child = child(1, 1, killedAt);
        Set<Long> acknowledged = new TreeSet<>();
        read(child, Long.MAX_VALUE, acknowledged);
        assertEquals(SIGKILLED, child.waitFor());
        assertEquals(numbers(killedAt - 1), acknowledged, "nobody was told of the change in doubt");
        for (int launch = 1; launch <= 2; launch++) {
            try (Store store = Store.open(folder, Instant.EPOCH)) {
                assertEquals(launch == 1 ? 1 : 0, store.replayed());
                assertEquals(numbers(killedAt), new TreeSet<>(Workday.numbers(store)));
                assertEquals(killedAt, StoreCrashChild.counted(store));
                assertEquals(killedAt, store.sequence());
                assertEquals(List.of(), store.notices(Instant.EPOCH));
            }
        }
    }

    @Test
    void everyAcknowledgedChangeSurvivesKillsAtAnyMoment() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<Long> acknowledged = new TreeSet<>();
        long first = 1;
        for (int round = 1; round <= ROUNDS; round++) {
            String what = "seed " + seed + ", round " + round;
            Process child = child(first, 1 + random.nextInt(4), 0);
            int lines = 1 + random.nextInt(400);
            read(child, lines, acknowledged);
            assertTrue(child.isAlive(), what + ": it ended before it was killed");
            child.toHandle().destroyForcibly(); // Process would close the stream with the last lines in it.
            read(child, Long.MAX_VALUE, acknowledged);
            assertEquals(SIGKILLED, child.waitFor(), what);
            first = verified(acknowledged, what) + 1;
        }
        assertTrue(acknowledged.size() > ROUNDS, "seed " + seed);
    }

    private long verified(Set<Long> acknowledged, String what) throws StoreException {
        try (Store store = Store.open(folder, Instant.EPOCH)) {
            Set<Long> found = new TreeSet<>(Workday.numbers(store));
            Set<Long> missing = new TreeSet<>(acknowledged);
            missing.removeAll(found);
            assertEquals(Set.of(), missing, what);
            assertEquals(found.size(), StoreCrashChild.counted(store), what + ": each exactly once");
            assertEquals(found.size(), store.sequence(), what);
            assertEquals(List.of(), store.notices(Instant.EPOCH), what);
            return found.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    private Process child(long first, int callers, long killAt) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), StoreCrashChild.class.getName(), folder.toString(),
                Long.toString(first), Integer.toString(callers), Long.toString(killAt))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Reads acknowledged numbers, until there are enough or the child is gone. */
    private static void read(Process child, long lines, Set<Long> acknowledged) throws IOException {
        BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
        for (long read = 0; read < lines; read++) {
            String line = output.readLine();
            if (line == null) {
                return;
            }
            if (line.matches("\\d+\\" + StoreCrashChild.WHOLE)) {
                acknowledged.add(Long.valueOf(line.substring(0, line.length() - 1)));
            } else {
                read--;
            }
        }
    }

    private static Set<Long> numbers(long last) {
        return new TreeSet<>(LongStream.rangeClosed(1, last).boxed().toList());
    }
}
