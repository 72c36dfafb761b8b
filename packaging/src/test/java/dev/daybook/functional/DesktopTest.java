package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows U2, U4, U5 and U8: the real window in front of a real daemon, its database and real workers. */
@Timeout(240)
class DesktopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Noon, two days ago. */
    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;
    private Optional<ShownDesktop> opened = Optional.empty();

    @BeforeEach
    void aDaemon() throws Exception {
        home = new Home(folder.resolve("h"));
        home.start();
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        opened.ifPresent(ShownDesktop::close);
        home.end();
        assertEquals(Optional.empty(), opened.flatMap(ShownDesktop::blocked), "the window itself waited for a daemon");
    }

    private ShownDesktop open() throws Exception {
        ShownDesktop desktop = ShownDesktop.open(home);
        opened = Optional.of(desktop);
        return desktop;
    }

    @Test
    void ofThreeRunningJobsTheSecondIsCancelledAndTheOthersGoOn() throws Exception {
        ShownDesktop desktop = open().page("sessions");
        String first = home.detach("--title", "first job", "--", "sleep", "600");
        desktop.awaitRow("first job", "running");
        String second = home.detach("--title", "second job", "--", "sleep", "600");
        String third = home.detach("--title", "third job", "--", "sleep", "600");
        List.of(first, second, third).forEach(id -> home.await(id, operation -> operation.pid() != null));
        desktop.awaitRow("second job", "running").awaitRow("third job", "running");

        desktop.cancelRow("second job").awaitSeen("question-yes");
        assertTrue(desktop.text("question-text").contains("cannot be undone"), desktop.text("question-text"));
        desktop.click("question-no").awaitGone("question-yes");
        assertEquals("running", home.operation(second).status(), "a question that is answered no does nothing");

        desktop.cancelRow("second job").click("question-yes");
        desktop.awaitText("toast-text", said -> said.contains("stopped 1 process, 0 left"));
        desktop.awaitRow("second job", "cancelled").awaitRow("first job", "running").awaitRow("third job", "running");
        Operation cancelled = home.operation(second);
        assertEquals("cancelled", cancelled.status());
        assertEquals(0, Objects.requireNonNull(cancelled.receipt()).left());
        assertEquals(Set.of(), ProcTable.commandsOf(second));
        for (String id : List.of(first, third)) {
            assertEquals("running", home.operation(id).status());
            assertEquals(1, ProcTable.commandsOf(id).size(), id);
        }
        assertTrue(home.daybook("operations", second).out().contains("cancelled"));
    }

    @Test
    void aDaemonThatIsKilledIsToldOfAndWhatWasSeenStaysUntilItIsStartedFromTheWindow() throws Exception {
        String job = home.detach("--title", "the long job", "--", "sleep", "600");
        ShownDesktop desktop = open().page("sessions").awaitRow("the long job", "running");
        long before = home.health().launch().id();
        Home.kill9(home.launchedLast());
        desktop.awaitSeen("away-banner").awaitRow("the long job");
        desktop.awaitText("away-title", title -> title.contains("does not run"));
        assertEquals("Daemon away", desktop.text("sidebar-state"));
        for (String page : List.of("day", "week", "health", "sessions")) {
            desktop.page(page).awaitSeen("away-banner");
        }
        desktop.awaitRow("the long job").click("start-daemon").awaitGone("away-banner");
        assertNotEquals(before, home.health().launch().id());
        assertEquals("running", home.await(job, operation -> operation.status().equals("running")).status());
        home.detach("--title", "begun afterwards", "--", "sleep", "600");
        desktop.awaitRow("begun afterwards", "running").awaitRow("the long job", "running");
    }

    @Test
    void aDaemonThatIsStartedElsewhereIsSeenByTheWindow() throws Exception {
        ShownDesktop desktop = open().page("sessions");
        Home.kill9(home.launchedLast());
        desktop.awaitSeen("away-banner");
        home.start();
        desktop.awaitGone("away-banner");
        home.detach("--title", "of the new daemon", "--", "sleep", "600");
        desktop.awaitRow("of the new daemon", "running");
    }

    @Test
    void aDaemonThatStandsStillFreezesNothing() throws Exception {
        home.detach("--title", "the long job", "--", "sleep", "600");
        ShownDesktop desktop = open().page("sessions").awaitRow("the long job", "running");
        Home.signal(home.launchedLast(), "STOP");
        for (String page : List.of("day", "week", "health", "sessions")) {
            desktop.page(page);
        }
        desktop.awaitText("away-title", "The daemon does not answer"::equals).awaitRow("the long job");
        for (String page : List.of("day", "week", "health", "sessions")) {
            desktop.page(page).awaitSeen("away-banner");
        }
        desktop.cancelRow("the long job").click("question-yes").awaitSeen("toast-text");
        Home.signal(home.launchedLast(), "CONT");
        desktop.awaitGone("away-banner");
        home.detach("--title", "begun afterwards", "--", "sleep", "600");
        desktop.awaitRow("begun afterwards", "running");
    }

    @Test
    void whyASessionWasRecoveredIsAClickAwayAndItsEndCanBeCorrectedAndTheCorrectionTakenBack() throws Exception {
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon).minute(noon).minute(noon.plusSeconds(60)).minute(noon.plusSeconds(300));
        }
        home.start();
        Instant inferred = noon.plusSeconds(360);
        ShownDesktop desktop = open().page("sessions").clickRow("12:00").awaitSeen("recovery");
        String told = String.join("\n", desktop.words("recovery"));
        assertTrue(told.contains("killed: the daemon ended without being asked to"), told);
        assertTrue(told.contains("block: its last stored minute"), told);

        Instant meant = noon.plusSeconds(120);
        desktop.click("correct-end").write("end-time", hours(noon.minusSeconds(60)));
        desktop.awaitText("end-wrong", said -> said.contains("after the start"));
        desktop.write("end-time", hours(meant));
        assertEquals(hours(meant), desktop.text("end-time"));
        desktop.click("end-save");
        desktop.awaitText("toast-text", said -> said.contains("is corrected"));
        awaitEnd(meant);
        assertEquals(inferred, Objects.requireNonNull(home.session(1).recovered()).inferredEnd());
        desktop.click("toast-action");
        awaitEnd(inferred);
    }

    private void awaitEnd(Instant end) {
        Awaitility.await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(end, home.session(1).end()));
    }

    private static String hours(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC).format(at);
    }

    @Test
    void recordingIsPausedAndResumedFromTheWindow() throws Exception {
        ShownDesktop desktop = open();
        desktop.awaitText("sidebar-state", "Cannot see"::equals).choose("pause", "Until resumed");
        desktop.awaitText("sidebar-state", "Paused"::equals);
        assertEquals("paused", home.health().recorder().state());
        desktop.click("resume").awaitText("sidebar-state", "Cannot see"::equals);
        assertEquals("blind", home.health().recorder().state());
        desktop.choose("pause", "1 hour").awaitText("sidebar-state", said -> said.startsWith("Paused until "));
        home.daybook("resume");
        desktop.awaitText("sidebar-state", "Cannot see"::equals);
    }

    @Test
    void severalSelectedSessionsAreCancelledAtOnceAndComeBackAtOnce() throws Exception {
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.session(1, 1L, "ended", noon, noon.plusSeconds(600));
            database.session(2, 1L, "ended", noon.plusSeconds(3_600), noon.plusSeconds(4_200));
            database.session(3, 1L, "failed", noon.plusSeconds(7_200), noon.plusSeconds(7_800));
            database.session(4, 1L, "ended", noon.plusSeconds(10_800), noon.plusSeconds(11_400));
        }
        home.start();
        ShownDesktop desktop = open().page("sessions").clickRow("14:00").press(KeyCode.SHIFT, KeyCode.DOWN)
                .press(KeyCode.SHIFT, KeyCode.DOWN);
        desktop.awaitText("sessions-cancel", said -> said.contains("3")).press(KeyCode.DELETE);
        desktop.awaitText("question-text", said -> said.contains("can be undone")).click("question-yes");
        desktop.awaitRow("12:00", "cancelled").awaitRow("13:00", "cancelled").awaitRow("14:00", "cancelled");
        assertEquals(List.of("cancelled", "cancelled", "cancelled", "ended"), statuses());
        desktop.click("toast-action").awaitRow("14:00", "failed");
        Awaitility.await().atMost(PATIENCE)
                .until(() -> statuses().equals(List.of("ended", "ended", "failed", "ended")));
    }

    private List<String> statuses() throws Exception {
        return home.sessions().stream().map(Session::status).toList();
    }
}
