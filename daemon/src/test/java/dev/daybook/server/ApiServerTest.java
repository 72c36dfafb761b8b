package dev.daybook.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The socket's life, and clients that behave badly while others want answers. */
@Timeout(60)
class ApiServerTest {

    private static final String HALF_A_BODY = RawHttp.head("POST", "/api/v1/recorder/pause",
            "Content-Length: 14\r\n\r\n") + "{\"min";

    private final Path folder;

    ApiServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSocketIsGoneOnceTheServerIsClosed() throws Exception {
        try (ServedDay day = new ServedDay(folder)) {
            assertTrue(Files.exists(day.socket));
            day.closeServer();
            assertFalse(Files.exists(day.socket));
            assertThrows(IOException.class, () -> RawHttp.open(day.socket));
        }
    }

    @Test
    void aStaleSocketIsReplaced() throws Exception {
        Path socket = folder.resolve("daemon.sock");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertTrue(Files.exists(socket), "a socket whose process died leaves its file");

        try (ServedDay day = new ServedDay(folder)) {
            assertEquals(200, day.get("/api/v1/health").status());
        }
    }

    @Test
    void aFolderInTheSocketsPlaceIsNamedInOneLine() throws Exception {
        Path socket = folder.resolve("daemon.sock");
        Files.createDirectories(socket.resolve("inside"));

        IOException refused = assertThrows(IOException.class, () -> started(socket));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("cannot open the socket " + socket + ": "),
                refused.getMessage());
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
        assertTrue(Files.exists(socket.resolve("inside")));
    }

    @Test
    void aFolderThatIsNotThereIsNamedAndLeavesNoThreadBehind() {
        Path socket = folder.resolve("nowhere").resolve("daemon.sock");

        IOException refused = assertThrows(IOException.class, () -> started(socket));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("cannot open the socket " + socket + ": "),
                refused.getMessage());
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("server-")));
    }

    @Test
    void aPathTooLongForASocketIsRefusedInOneLine() throws Exception {
        Path longest = pathOf(106);
        Path tooLong = pathOf(107);

        IOException refused = assertThrows(IOException.class, () -> started(tooLong));

        assertEquals("the socket path " + tooLong + " has 107 bytes and the system takes 106; set DAYBOOK_HOME or"
                + " XDG_RUNTIME_DIR to a shorter folder", refused.getMessage());
        try (ApiServer server = started(longest)) {
            assertTrue(Files.exists(longest), server::toString);
        }
    }

    @Test
    void clientsThatSayNothingKeepNobodyWaiting() throws Exception {
        try (ServedDay day = new ServedDay(folder)) {
            assertOthersAreAnsweredBeside(day, "");
        }
    }

    @Test
    void clientsThatStopInTheirHeadKeepNobodyWaiting() throws Exception {
        try (ServedDay day = new ServedDay(folder)) {
            assertOthersAreAnsweredBeside(day, "GET /api/v1/hea");
        }
    }

    @Test
    void clientsThatStopInTheirBodyKeepNobodyWaiting() throws Exception {
        try (ServedDay day = new ServedDay(folder)) {
            assertOthersAreAnsweredBeside(day, HALF_A_BODY);
        }
    }

    @Test
    void aBodyThatComesInPiecesIsReadWhole() throws Exception {
        try (ServedDay day = new ServedDay(folder); SocketChannel client = RawHttp.open(day.socket)) {
            RawHttp.write(client, HALF_A_BODY.getBytes(StandardCharsets.UTF_8));
            assertEquals(200, day.get("/api/v1/health").status());
            RawHttp.write(client, "utes\": 5}".getBytes(StandardCharsets.UTF_8));

            assertEquals("paused", RawHttp.read(client).json().get("state").asString());
        }
    }

    @Test
    void clientsThatBreakOffHurtNobody() throws Exception {
        try (ServedDay day = new ServedDay(folder)) {
            for (int i = 0; i < 50; i++) {
                try (SocketChannel client = RawHttp.open(day.socket)) {
                    RawHttp.write(client, HALF_A_BODY.getBytes(StandardCharsets.UTF_8));
                }
            }
            assertEquals("recording", await().until(() -> day.get("/api/v1/health").json().at("/recorder/state")
                    .asString(), state -> state.equals("recording")));
        }
    }

    @Test
    void fiftyClientsAtOnceAreAllAnswered() throws Exception {
        List<String> targets = List.of("health", "sessions", "timeline", "totals", "sessions/1");
        CountDownLatch together = new CountDownLatch(50);
        try (ServedDay day = new ServedDay(folder); ExecutorService clients = Executors.newFixedThreadPool(50)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String target = "/api/v1/" + targets.get(i % targets.size());
                Callable<Integer> call = () -> {
                    together.countDown();
                    together.await();
                    return day.get(target).status();
                };
                answers.add(clients.submit(call));
            }
            for (Future<Integer> answer : answers) {
                assertEquals(200, answer.get());
            }
        }
    }

    @Test
    void closingDoesNotWaitForClientsThatSayNothing() throws Exception {
        try (ServedDay day = new ServedDay(folder);
                SocketChannel silent = RawHttp.open(day.socket);
                SocketChannel half = RawHttp.open(day.socket)) {
            RawHttp.write(half, HALF_A_BODY.getBytes(StandardCharsets.UTF_8));
            long before = System.nanoTime();
            day.closeServer();

            assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
            assertTrue(silent.isOpen());
        }
    }

    private static void assertOthersAreAnsweredBeside(ServedDay day, String said) throws IOException {
        List<SocketChannel> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                SocketChannel client = RawHttp.open(day.socket);
                clients.add(client);
                RawHttp.write(client, said.getBytes(StandardCharsets.UTF_8));
            }
            long before = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                assertEquals(200, day.get("/api/v1/sessions").status());
            }
            assertTrue(System.nanoTime() - before < Duration.ofSeconds(10).toNanos(), "an answer took seconds");
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
    }

    /** A server whose routes nobody calls. */
    private static ApiServer started(Path socket) throws IOException {
        ApiServer server = new ApiServer(socket, List.of());
        server.start();
        return server;
    }

    private Path pathOf(int bytes) throws IOException {
        int missing = bytes - folder.toString().length() - "/".length() - "/s".length();
        Path deep = Files.createDirectories(folder.resolve("x".repeat(missing)));
        return deep.resolve("s");
    }
}
