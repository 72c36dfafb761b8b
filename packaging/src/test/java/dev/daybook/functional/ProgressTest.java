package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code daybook progress} and the file behind it: row O3. */
@Timeout(120)
class ProgressTest {

    @TempDir
    static Path folder;

    private static Home home;

    @BeforeAll
    static void aDaemon() throws Exception {
        home = new Home(folder.resolve("h"));
        home.start();
    }

    @AfterAll
    static void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void o3ARunTellsItsProgressByTheVerbAndByHandAndADaemonThatWasAwayHearsOfIt() throws Exception {
        Path go = folder.resolve("go");
        String id = home.detach("--", "sh", "-c", """
                on() { while [ ! -e "$1.$2" ]; do sleep 0.02; done; }
                "$0" progress 0.25 by the verb
                on "$1" 1; echo '60% by hand' > "$DAYBOOK_PROGRESS"
                on "$1" 2; echo '- words alone' >> "$DAYBOOK_PROGRESS"
                on "$1" 3""", Home.BIN.resolve("daybook").toString(), go.toString());
        awaitProgress(id, new Progress(0.25, "by the verb"));
        Home.Ran table = home.daybook("operations", "--status", "running");
        assertTrue(table.out().contains("25% · by the verb"), table.out());
        Files.createFile(Path.of(go + ".1"));
        awaitProgress(id, new Progress(0.6, "by hand"));
        Home.kill9(home.launchedLast());
        Files.createFile(Path.of(go + ".2"));
        home.start();
        awaitProgress(id, new Progress(null, "words alone"));
        Files.createFile(Path.of(go + ".3"));
        assertEquals("completed", home.ended(id).status());
    }

    @Test
    void o3TheNextAttemptBeginsWithoutTheProgressOfTheLast() throws Exception {
        Path end = folder.resolve("attempt");
        String id = home.detach("--retry", "1", "--", "sh", "-c", "case $DAYBOOK_OP in *.1) echo 0.9 near > "
                + "\"$DAYBOOK_PROGRESS\"; sleep 1; exit 1;; esac; while [ ! -e '" + end + "' ]; do sleep 0.05; done");
        awaitProgress(id, new Progress(0.9, "near"));
        Operation again = home.await(id, operation -> operation.epoch() == 2 && operation.pid() != null);
        assertNull(again.progress(), String.valueOf(again.progress()));
        Files.createFile(end);
        assertNull(home.ended(id).progress(), "what the first attempt wrote is not the second one's");
    }

    /** The worker reads that file while it watches over the command; nothing in it may end or hold up either. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            two hundred megabytes | head -c 200000000 /dev/zero > "$DAYBOOK_PROGRESS"
            a pipe that nobody writes to | rm -f "$DAYBOOK_PROGRESS"; mkfifo "$DAYBOOK_PROGRESS"
            an endless device | ln -sf /dev/zero "$DAYBOOK_PROGRESS"
            a folder | rm -f "$DAYBOOK_PROGRESS"; mkdir "$DAYBOOK_PROGRESS"
            no text | head -c 5000 /dev/urandom > "$DAYBOOK_PROGRESS"; true""")
    void o3WhateverACommandPutsThereItsEndIsToldTruly(String kind, String script) throws Exception {
        String id = home.shell(script + "; sleep 1.2; exit 12");
        Operation ended = home.ended(id);
        assertEquals(12, ended.exitCode(), kind + ": " + ended);
        assertEquals("exit", ended.cause());
        Files.deleteIfExists(home.operationFolder(id).resolve("progress"));
    }

    @Test
    void o3OutsideOfARunAndWithNoFractionItIsRefused() throws Exception {
        Home.Ran outside = home.daybook("progress", "0.5");
        assertEquals(1, outside.exit());
        assertEquals(1, outside.err().lines().count(), outside.err());
        assertTrue(outside.err().contains("DAYBOOK_PROGRESS is not set"), outside.err());
        for (String wrong : List.of("1.5", "half", "-1")) {
            assertEquals(2, home.daybook("progress", wrong).exit(), wrong);
        }
    }

    private static void awaitProgress(String id, Progress progress) {
        home.await(id, operation -> progress.equals(operation.progress()));
    }
}
