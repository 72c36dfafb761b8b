package dev.daybook.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of daemons, workers, commands, clocks and messages: no healthy operation is failed, no dead one goes
 * on, what has ended stays so, and no exit code is a guess.
 */
class SimulatedOperationsTest {

    private static final long FIXED = 2_000;

    @TempDir
    Path folder;

    /** Two thousand fixed seeds and as many new ones as daybook.runs says; or the one of daybook.seed. */
    private static LongStream seeds() {
        Long given = Long.getLong("daybook.seed");
        return given != null
                ? LongStream.of(given)
                : LongStream.concat(LongStream.rangeClosed(1, FIXED),
                        new Random().longs(Long.getLong("daybook.runs", 0)));
    }

    @Test
    void noOperationIsFailedThatIsWellAndNoneGoesOnThatIsDead() throws Exception {
        long runs = 0;
        try (StoredOperations day = StoredOperations.unforced(folder)) {
            for (long seed : seeds().toArray()) {
                new SimulatedMachine(seed, Long.toString(runs++), day).live();
            }
        }
        assertTrue(runs > 0);
    }
}
