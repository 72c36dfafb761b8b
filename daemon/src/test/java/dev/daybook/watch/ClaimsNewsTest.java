package dev.daybook.watch;

import static dev.daybook.store.StoredOperations.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.HeldOperation;
import dev.daybook.api.Progress;
import dev.daybook.operation.Liveness;
import dev.daybook.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of workers and stands in no row: who follows it live has to hear of it. */
class ClaimsNewsTest {

    @TempDir
    Path folder;
    private final AtomicInteger news = new AtomicInteger();
    private WatchedDay watch;

    @BeforeEach
    void open() throws StoreException {
        watch = new WatchedDay(folder);
        watch.claims.onNews(news::incrementAndGet);
        watch.day.running("op_a");
        watch.evidence.alive.add("op_a");
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void progressIsNewsAndTheSameAgainIsNone() {
        hear(null);
        watch.look(1);
        news.set(0);
        hear(null);
        watch.look(20);
        hear(null);
        watch.look(1);
        int quiet = news.getAndSet(0);
        hear(new Progress(0.5, "half"));
        assertEquals(1, news.get());
        hear(new Progress(0.5, "half"));
        assertEquals(1, news.get());
        hear(new Progress(0.5, "half and a bit"));
        assertEquals(2, news.get());
        assertTrue(quiet > 0, "twenty seconds without a word are news");
    }

    @Test
    void aWorkerThatFallsSilentAndOneThatSpeaksAgainAreNews() {
        hear(null);
        watch.look(1);
        news.set(0);
        watch.look(14);
        assertEquals(0, news.get());
        watch.look(2);
        assertEquals(1, news.getAndSet(0), "it has not spoken for fifteen seconds");
        watch.look(16);
        assertEquals(Liveness.UNRESPONSIVE, watch.detector.seen("op_a"));
        assertEquals(1, news.getAndSet(0), "it is shown as unresponsive");
        hear(null);
        assertEquals(1, news.get());
    }

    @Test
    void aWorkerThatDiedIsNews() {
        hear(null);
        watch.look(1);
        news.set(0);
        watch.evidence.alive.clear();
        watch.look(1);
        assertTrue(news.get() > 0);
    }

    private void hear(@Nullable Progress progress) {
        watch.desk.hear(worker(1), List.of(new HeldOperation("op_a", 1, "running", null, null, null, progress)),
                List.of());
    }
}
