package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetVerbTest {

    private static final String PREVIEW = "{\"sessions\":1,\"sessions_changed\":2,\"blocks\":9,\"active_seconds\":3900,"
            + "\"titles\":3,\"applications\":1,\"operations\":0,\"running\":1,\"days\":1,\"backups\":2,"
            + "\"first\":\"2026-11-21T21:30:00Z\",\"last\":\"2026-11-21T23:00:00Z\"}";
    private static final String NOTHING = "{\"sessions\":0,\"sessions_changed\":0,\"blocks\":0,\"active_seconds\":0,"
            + "\"titles\":0,\"applications\":0,\"operations\":0,\"running\":0,\"days\":0,\"backups\":2,"
            + "\"first\":null,\"last\":null}";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void whatWouldGoIsShownAndNothingElseAsked() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(PREVIEW))) {
            var ran = line.run("forget", "--app", "Firefox", "--from", "2026-11-21", "--dry-run");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("1 h 05 min in 9 blocks"), ran.out());
            assertTrue(ran.out().contains("1 operation not touched"), ran.out());
            assertTrue(ran.out().contains("2 backups stay and may hold it"), ran.out());
            assertEquals(1, daemon.asked().size());
            assertEquals("/api/v1/forget/preview", daemon.asked().getLast().target());
            assertTrue(daemon.asked().getLast().body().contains("\"app\":\"Firefox\""));
        }
    }

    @Test
    void jsonIsTheDaemonsAnswer() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(PREVIEW))) {
            assertEquals(PREVIEW + "\n", line.run("forget", "--app", "Firefox", "--dry-run", "--json").out());
        }
    }

    @Test
    void whereNothingIsToBeForgottenNothingIsAsked() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(NOTHING))) {
            var ran = line.run("forget", "--title-matching", "x", "--yes");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().startsWith("Nothing is known"), ran.out());
            assertEquals(1, daemon.asked().size());
        }
    }

    @Test
    void withoutATerminalItIsNotDoneUnasked() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(PREVIEW))) {
            var ran = line.run("forget", "--app", "Firefox");
            assertEquals(2, ran.exit());
            assertTrue(ran.err().contains("give --yes"), ran.err());
            assertEquals(0, daemon.asked().size());
        }
    }

    @Test
    void withoutAnyWordOfWhatItIsRefused() {
        var ran = line.run("forget", "--yes");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("say what to forget"), ran.err());
    }
}
