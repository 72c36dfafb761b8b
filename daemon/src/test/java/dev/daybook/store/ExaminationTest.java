package dev.daybook.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ExaminationTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDatabaseThatIsTakenAwayAndBroughtBackIsWaitedForAndNotTakenForADamagedOne() throws Exception {
        DamagedStore.launch(folder, 3);
        Database before = Database.open(folder.resolve("daybook"));
        AtomicReference<Database> database = new AtomicReference<>(before);
        ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
        List<String> faults = new CopyOnWriteArrayList<>();
        try (Examination examination = new Examination(folder, database::get, gate.readLock(),
                (met, fault) -> faults.add(fault))) {
            gate.writeLock().lock();
            try {
                before.close();
                examination.start();
                await().until(gate::hasQueuedThreads);
                database.set(Database.open(folder.resolve("daybook")));
            } finally {
                gate.writeLock().unlock();
            }
            await().until(() -> !examination.running());
        }
        database.get().close();
        assertEquals(List.of(), faults);
    }
}
