package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.daybook.api.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window in front of a real daemon: sessions are named, found by what they are named, and named back. */
@Timeout(240)
class DesktopEditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Noon, two days ago. */
    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;
    private Optional<ShownDesktop> opened = Optional.empty();

    @BeforeEach
    void aDaemonWithTwoSessions() throws Exception {
        home = new Home(folder.resolve("h"));
        home.start();
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.session(1, 1L, "ended", noon, noon.plusSeconds(600));
            database.session(2, 1L, "ended", noon.plusSeconds(3_600), noon.plusSeconds(4_200));
        }
        home.start();
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        opened.ifPresent(ShownDesktop::close);
        home.end();
        assertEquals(Optional.empty(), opened.flatMap(ShownDesktop::blocked), "the window itself waited for a daemon");
    }

    private void awaitSession(Predicate<Session> state) {
        Awaitility.await().atMost(PATIENCE).until(() -> state.test(home.session(1)));
    }

    @Test
    void aSessionIsNamedFoundByItsNameAndNamedBack() throws Exception {
        ShownDesktop desktop = ShownDesktop.open(home);
        opened = Optional.of(desktop);
        String before = home.session(1).title();
        desktop.page("sessions").clickRow("12:00").click("details-title");
        desktop.write("details-title-editor", "Tide table of the harbour").press(KeyCode.ENTER);
        desktop.awaitText("toast-text", said -> said.contains("The title of session 1 is changed"));
        desktop.awaitText("details-edited", said -> said.startsWith("Edited: title"));
        assertEquals("Tide table of the harbour", home.session(1).title());
        assertNotNull(home.session(1).edited());

        desktop.press(KeyCode.CONTROL, KeyCode.F).write("search", "harb tide");
        desktop.awaitText("search-summary", "1 session"::equals);
        desktop.click("details-close").awaitGone("details-title");
        desktop.write("search", "harbour").press(KeyCode.DOWN).press(KeyCode.ENTER).awaitSeen("details-title");
        assertEquals("Tide table of the harbour", desktop.text("details-title"));

        desktop.click("details-undo");
        awaitSession(session -> Objects.equals(before, session.title()));
        assertNull(home.session(1).edited());
        desktop.awaitGone("details-edited").awaitSeen("search-instead");
        desktop.press(KeyCode.CONTROL, KeyCode.F).press(KeyCode.ESCAPE).awaitRow("12:00");
    }
}
