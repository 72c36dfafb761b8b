package dev.daybook.ui.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.Call;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveDaemonTest {

    private static final int QUESTIONS = 6;

    @TempDir
    Path folder;

    @Test
    void theTimeGoesOnWhileADaemonThatHangsHoldsEveryQuestion() throws Exception {
        Path socket = folder.resolve("daemon.sock");
        AtomicLong seconds = new AtomicLong();
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch ticks = new CountDownLatch(2);
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ExecutorService ui = Executors.newSingleThreadExecutor();
                LiveDaemon live = new LiveDaemon(socket, ui, () -> Instant.ofEpochSecond(seconds.incrementAndGet()))) {
            hung.bind(UnixDomainSocketAddress.of(socket));
            for (int i = 0; i < QUESTIONS; i++) {
                live.ask(Call.health(), said -> {}, failure -> answered.incrementAndGet());
            }
            live.nowProperty().addListener((now, before, after) -> {
                if (answered.get() == 0) {
                    ticks.countDown();
                }
            });
            live.start();

            assertTrue(ticks.await(20, TimeUnit.SECONDS));
        }
    }
}
