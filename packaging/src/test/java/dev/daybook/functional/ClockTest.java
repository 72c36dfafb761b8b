package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A daemon that libfaketime shows another time of day records, dies, and the next one finds an orphan of that age. */
class ClockTest {

    @TempDir
    Path folder;

    private Home home;
    private VirtualDesktop desktop;

    @BeforeEach
    void openADesktop() throws Exception {
        RealDesktop.require("faketime");
        desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")));
        home = new Home(folder.resolve("home")).with(desktop.environment());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        if (home != null) {
            home.end();
            desktop.close();
        }
    }

    /** R8, and R13 where the orphan lies ahead of the launch. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"-3h, -10800, block", "-365d, -31536000, block", "+2d, 172800, future_start"})
    void anOrphanOfAnyAgeIsRecovered(String shift, long seconds, String evidence) throws Exception {
        desktop.focus(desktop.openWindow("Editor", "report"));
        Process daemon = new Home(folder.resolve("home")).with(desktop.environment()).with(shownAs(shift)).start();
        Instant begin = Instant.now();
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(300)).until(() -> {
            desktop.type("a");
            return Instant.now().isAfter(begin.plusSeconds(14));
        });
        Instant killed = Instant.now();
        Home.kill9(daemon);
        home.start();
        Session session = home.sessions().getFirst();
        Session.Recovered record = Objects.requireNonNull(session.recovered());
        Instant end = Objects.requireNonNull(session.end());
        assertEquals("killed", record.cause());
        assertEquals(evidence, record.evidence());
        assertNear(begin.plusSeconds(seconds), record.windowStart());
        assertTrue(!end.isBefore(session.start()) && !end.isAfter(home.health().launch().started()),
                session.toString());
        if (evidence.equals("block")) {
            assertTrue(!end.isBefore(killed.plusSeconds(seconds - 13)) && !end.isAfter(killed.plusSeconds(seconds + 2)),
                    session.toString());
        }
    }

    /** The library itself, not its wrapper: the wrapper is a process of its own, and not the one to kill. */
    private static Map<String, String> shownAs(String shift) {
        return Map.of("LD_PRELOAD", "/usr/$LIB/faketime/libfaketime.so.1", "FAKETIME", shift,
                "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0", "NO_FAKE_STAT", "1");
    }

    private static void assertNear(Instant expected, Instant actual) {
        assertTrue(Duration.between(expected, actual).abs().toSeconds() <= 3,
                "expected " + expected + ", was " + actual);
    }
}
