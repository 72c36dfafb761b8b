package dev.daybook.ui.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.Directories;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {

    @TempDir
    Path folder;

    private Directories directories;

    @BeforeEach
    void aFolder() throws Exception {
        directories = Directories.of(Map.of("DAYBOOK_HOME", folder.toString()), folder);
        Files.createDirectories(directories.run());
    }

    @Test
    void aKnockIsAnsweredOnceTheWindowIsThere() throws Exception {
        AtomicInteger knocks = new AtomicInteger();
        Door door = Door.open(directories, "me", heard -> {
            knocks.incrementAndGet();
            heard.run();
        });
        try (door) {
            assertTrue(Door.knock(directories, Duration.ofSeconds(20)));
            assertTrue(Door.knock(directories, Duration.ofSeconds(20)));
        }
        assertEquals(2, knocks.get());
    }

    @Test
    void oneThatHangsDoesNotAnswer() throws Exception {
        try (Door _ = Door.open(directories, "me", heard -> {})) {
            assertFalse(Door.knock(directories, Duration.ofMillis(300)));
        }
    }

    @Test
    void whereNobodyIsNobodyAnswers() throws Exception {
        assertFalse(Door.knock(directories, Duration.ofMillis(300)));
    }

    @Test
    void theSocketOfOneThatWasKilledIsNoHindrance() throws Exception {
        Files.createFile(directories.desktopSocket());
        try (Door _ = Door.open(directories, "me", Runnable::run)) {
            assertTrue(Door.knock(directories, Duration.ofSeconds(20)));
        }
        assertFalse(Files.exists(directories.desktopSocket()));
    }

    @Test
    void oneThatHangsUpIsEndingAndTheNextOneIsHeard() throws Exception {
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        try (ServerSocketChannel ending = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            ending.bind(UnixDomainSocketAddress.of(directories.desktopSocket()));
            Thread.ofPlatform().daemon(true).start(() -> knock(heard));
            ending.accept().close();
        }
        try (Door _ = Door.open(directories, "me", Runnable::run)) {
            assertTrue(heard.get(20, TimeUnit.SECONDS));
        }
    }

    private void knock(CompletableFuture<Boolean> heard) {
        try {
            heard.complete(Door.knock(directories, Duration.ofSeconds(20)));
        } catch (InterruptedException e) {
            heard.completeExceptionally(e);
        }
    }
}
