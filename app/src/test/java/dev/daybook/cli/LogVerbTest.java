package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.completed;
import static dev.daybook.cli.OperationJson.running;
import static dev.daybook.cli.OperationJson.unknown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.client.FakeDaemon;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogVerbTest {

    private static final String A = "op_aaaaaaaaa1";

    @TempDir
    Path home;

    private CommandLineFixture line;
    private Path folder;
    private Path log;

    @BeforeEach
    void setUp() throws IOException {
        line = new CommandLineFixture(home);
        folder = line.directories.operations().resolve(A);
        log = folder.resolve("log");
        Files.createDirectories(folder);
    }

    @ParameterizedTest
    @CsvSource({A, "op_aa", "aa"})
    void aLogIsPrintedAsItIsWithoutADaemon(String id) throws Exception {
        write("one\ntwo\u0000\n\u001b[31mthree");
        var ran = line.run("log", id);
        assertEquals("one\ntwo\u0000\n\u001b[31mthree", ran.out(), ran.err());
        assertEquals(0, ran.exit());
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, three", "2, 'two|three'", "3, 'one|two|three'", "9, 'one|two|three'"})
    void theLastLinesAreEnough(int lines, String expected) throws Exception {
        write("one\ntwo\nthree");
        assertEquals(expected.replace('|', '\n'), line.run("log", "-n", String.valueOf(lines), A).out());
        write("\n");
        assertEquals(lines == 0 ? "" : expected.replace('|', '\n') + "\n",
                line.run("log", "--lines", String.valueOf(lines), A).out());
    }

    @Test
    void aLongLogComesWhole() throws Exception {
        String text = "0123456789abcdef line\n".repeat(20_000);
        write(text);
        assertEquals(text, line.run("log", A).out());
        assertEquals(text.substring(22 * 10_000), line.run("log", "-n", "10000", A).out());
    }

    @ParameterizedTest
    @ValueSource(longs = {4096, 300_000, 6L << 30})
    void whatTheBoundHasTakenAwayIsSkipped(long hole) throws Exception {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("kept\n\u0000last\n".getBytes(UTF_8)), hole);
        }
        assertEquals("kept\n\u0000last\n", line.run("log", A).out());
        assertEquals("kept\n\u0000last\n", line.run("log", "-n", "5", A).out());
        assertEquals("kept\n", line.run("log", "-n", "2", A).out().substring(0, 5));
    }

    @Test
    void anOperationWithoutALogYetPrintsNothing() throws Exception {
        assertEquals("", line.run("log", A).out());
        Files.delete(folder);
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(running(A)))) {
            var ran = line.run("log", A);
            assertEquals("", ran.out() + ran.err());
            assertEquals(0, ran.exit());
        }
    }

    @ParameterizedTest
    @CsvSource({"op_zzzzzzzzzz", "op_zz", "../op_aaaaaaaaa1", "."})
    void anUnknownOneIsRefusedByTheDaemon(String id) throws Exception {
        write("not this one");
        try (FakeDaemon _ = line.daemon(asked -> asked.target().contains("?") ? OperationJson.list() : unknown(id))) {
            var ran = line.run("log", id);
            assertEquals("daybook: Operation not found: " + id + ", see 'daybook operations'\n", ran.err());
            assertEquals("", ran.out());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void followingEndsWithTheOperationAndPrintsAllOfIt() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(over.get() ? completed(A) : running(A)))) {
            Following following = new Following("log", "-f", A);
            write("one\n");
            following.awaitOutput("one\n");
            write("two\n");
            following.awaitOutput("one\ntwo\n");
            write("three\n");
            over.set(true);
            assertEquals(0, following.exit());
            assertEquals("one\ntwo\nthree\n", following.text());
        }
    }

    @Test
    void aRestartOfTheDaemonLosesAndRepeatsNothing() throws Exception {
        Following following;
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(running(A)))) {
            following = new Following("log", "--follow", A);
            write("one\n");
            following.awaitOutput("one\n");
        }
        write("two\n");
        following.awaitOutput("one\ntwo\n");
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(running(A)))) {
            await().until(() -> !daemon.asked().isEmpty());
            write("three\n");
            following.awaitOutput("one\ntwo\nthree\n");
        }
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(completed(A)))) {
            assertEquals(0, following.exit());
            assertEquals("one\ntwo\nthree\n", following.text());
        }
    }

    @Test
    void withoutADaemonTheLastExitRecordEndsIt() throws Exception {
        write("one\n");
        exit(1, true);
        Following following = new Following("log", "-f", A);
        following.awaitOutput("one\n");
        write("two\n");
        exit(2, false);
        assertEquals(0, following.exit());
        assertEquals("one\ntwo\n", following.text());
        assertEquals("", following.err.toString(UTF_8));
    }

    @Test
    void aLogOfWhatTheDaemonDoesNotKnowIsPrintedAllTheSame() throws Exception {
        write("one\n");
        try (FakeDaemon _ = line.daemon(_ -> unknown(A))) {
            var ran = line.run("log", "-f", A);
            assertEquals("one\n", ran.out());
            assertEquals("daybook: Operation not found: " + A + ", see 'daybook operations'\n", ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void aReaderWhoHangsUpEndsItQuietly() throws Exception {
        write("one\n");
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(0, line.run(Optional.empty(), broken, err, "log", "-f", A));
        assertEquals("", err.toString(UTF_8));
    }

    private void write(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void exit(int epoch, boolean retrying) throws IOException {
        Path temporary = Files.writeString(folder.resolve("exit.tmp"), """
                {"operation_id":"%s","epoch":%d,"exit_code":0,"cause":"exit","retrying":%b,
                "started":"2026-11-22T12:00:00Z","ended":"2026-11-22T12:10:00Z"}""".formatted(A, epoch, retrying));
        Files.move(temporary, folder.resolve("exit." + epoch + ".json"));
    }

    /** A command line that runs beside the test. */
    private final class Following {

        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final CompletableFuture<Integer> exit;

        Following(String... arguments) {
            exit = CompletableFuture.supplyAsync(() -> line.run(Optional.empty(), out, err, arguments));
        }

        void awaitOutput(String expected) {
            await().untilAsserted(() -> assertEquals(expected, text()));
        }

        String text() {
            return out.toString(UTF_8);
        }

        int exit() throws Exception {
            return exit.get(20, TimeUnit.SECONDS);
        }
    }
}
