package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.ForgetRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.client.Call;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import dev.daybook.desktop.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row Q6: what a real daemon has forgotten is in no file of its home, also when it was killed at it. */
@Timeout(180)
class ForgetTest {

    private static final String WORD = "Quittenmus";

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() {
        home = new Home(folder.resolve("home"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void q6WhatIsForgottenIsInNoFileOfTheHomeAndTheRestGoesOn() throws Exception {
        RealDesktop.require();
        try (VirtualDesktop desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")))) {
            home.with(desktop.environment());
            Window secret = desktop.openWindow("Kochbuch", "Rezept: " + WORD + " — Entwurf");
            Window editor = desktop.openWindow("Editor", "report");
            home.start();
            look(desktop, secret, 4);
            look(desktop, editor, 4);
            home.ended(home.shell("echo " + WORD + " is cooked"));
            Home.terminate(home.launchedLast());
            home.start();
            // Also in the session that is open while it is forgotten, and in a minute that no block counts yet.
            look(desktop, secret, 3);
            look(desktop, editor, 3);
            Operation backup = home.answer(Call.create(OperationRequest.inDaemon("backup", Map.of())));
            home.ended(backup.id());
            assertFalse(saying(WORD).isEmpty(), "it is there before");

            Home.Ran refused = home.daybook("forget", "--title-matching", WORD);
            assertEquals(2, refused.exit(), refused.toString());
            Home.Ran shown = home.daybook("forget", "--title-matching", WORD, "--dry-run");
            assertTrue(shown.out().contains("titles       1"), shown.toString());
            assertFalse(saying(WORD).isEmpty(), "looking changes nothing");

            Home.Ran ran = home.daybook("forget", "--title-matching", WORD, "--backups", "--yes");
            assertEquals(0, ran.exit(), ran.toString());
            assertEquals(List.of(), saying(WORD), ran.toString());
            Instant now = Instant.now();
            assertTrue(home.timeline(now.minusSeconds(600), now).stream().flatMap(block -> block.uses().stream())
                    .allMatch(use -> use.application().equals("Editor")));
            look(desktop, editor, 2);
            assertEquals("recording", home.health().recorder().state());
        }
    }

    @Test
    void q6ADaemonThatWasKilledAtItGoesOnWithItWhenItIsStartedAgain() throws Exception {
        Home.terminate(home.start());
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        SampleHistory.twoWeeks(midnight.minusSeconds(1), ZoneOffset.UTC).fill(home.databaseBase());
        Process daemon = home.start();
        Path intent = home.directories.data().resolve("forget.json");
        String app = home.answer(Call.totals(midnight.minus(Duration.ofDays(14)), midnight, "app")).totals().getFirst()
                .key();
        Operation first = home.answer(Call.forget(new ForgetRequest(null, null, app, null, false)));
        Home.kill9(daemon);
        assertTrue(Files.exists(intent), "it was killed before it was done");

        home.start();
        assertEquals("daemon_restarted", home.operation(first.id()).cause());
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> !Files.exists(intent));
        Operation second = home.operations().getFirst();
        assertEquals("forget", second.type());
        assertEquals("completed", home.ended(second.id()).status());
        assertTrue(home.answer(Call.forgotten(second.id())).forgotten().activeSeconds() > 0);
        assertTrue(home.answer(Call.totals(midnight.minus(Duration.ofDays(14)), midnight, "app")).totals().stream()
                .noneMatch(total -> total.key().equals(app)));
    }

    private static void look(VirtualDesktop desktop, Window window, int seconds) throws Exception {
        desktop.focus(window);
        for (int second = 0; second < seconds; second++) {
            desktop.type("a");
            Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        }
    }

    /** As grep -r would find them. */
    private List<Path> saying(String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            return files.filter(Files::isRegularFile).filter(file -> says(file, word)).toList();
        }
    }

    private static boolean says(Path file, String word) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException gone) {
            return false;
        }
    }
}
