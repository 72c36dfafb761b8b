package dev.daybook.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of daemons, workers, commands and messages: phases run in their order and none twice, and every run
 * ends as what became of its phases says.
 */
class SimulatedPlansTest {

    private static final long FIXED = 250;

    @TempDir
    Path folder;

    /** Two hundred and fifty fixed seeds and as many new ones as daybook.runs says; or the one of daybook.seed. */
    private static LongStream seeds() {
        Long given = Long.getLong("daybook.seed");
        return given != null
                ? LongStream.of(given)
                : LongStream.concat(LongStream.rangeClosed(1, FIXED),
                        new Random().longs(Long.getLong("daybook.runs", 0)));
    }

    @Test
    void everyRunEndsAsItsPhasesDidAndNoPhaseRunsTwice() throws Exception {
        long runs = 0;
        try (StoredOperations day = StoredOperations.unforced(folder.resolve("data"))) {
            for (long seed : seeds().toArray()) {
                new SimulatedMachine(seed, Long.toString(runs++), day, folder.resolve("operations")).live();
            }
        }
        assertTrue(runs > 0);
    }
}
