package dev.daybook.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WatchTest {

    @TempDir
    Path folder;

    @Test
    void aLookThatFailsIsTriedAgainAndFailsNoRun() {
        CompletableFuture<Ended> run = new CompletableFuture<>();
        AtomicInteger tries = new AtomicInteger();
        Threads.start("watch", new Watch(Optional.of(Duration.ofMillis(1)), new LogKeeper(folder.resolve("log")), run,
                () -> {
                    if (tries.getAndIncrement() == 0) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                }));
        await().until(() -> tries.get() == 2);
        assertFalse(run.isDone());
        run.complete(Ended.byItself(Optional.empty(), 0));
    }
}
