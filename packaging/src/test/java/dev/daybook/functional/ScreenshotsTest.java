package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of the window over an invented history, written to {@code target/screenshots}. It is always late afternoon in
 * them: the zone is chosen so. With a folder, those that the README shows are copied there:
 *
 * <pre>{@code mvn verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ScreenshotsTest
 *     -Ddaybook.screenshots=ui/docs}</pre>
 */
@Timeout(300)
class ScreenshotsTest {

    private static final int AFTERNOON = 16;
    private static final long README_BYTES = 200_000;
    private static final Map<String, String> IN_README = Map.of("day-light.png", "day-light.png", "day-dark.png",
            "day-dark.png", "details-light.png", "details.png", "week-light.png", "week.png");

    @TempDir
    Path folder;

    private final TimeZone before = TimeZone.getDefault();
    private Home home;
    private VirtualDesktop screen;
    private Optional<ShownDesktop> opened = Optional.empty();

    @BeforeEach
    void aDaemonThatSeesADesktop() throws Exception {
        RealDesktop.require();
        screen = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")));
        screen.focus(screen.openWindow("gnome-terminal-server", "mvn test - ~/src/atlas"));
        int hours = AFTERNOON - Instant.now().atZone(ZoneOffset.UTC).getHour();
        ZoneId zone = ZoneId.of("Etc/GMT" + (hours > 0 ? "-" + hours : "+" + -hours));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        home = new Home(folder.resolve("h")).with(screen.environment()).with("TZ", zone.getId())
                .with("PATH", Home.BIN + ":" + System.getenv("PATH"));
        Home.terminate(home.start());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        opened.ifPresent(ShownDesktop::close);
        TimeZone.setDefault(before);
        if (home != null) {
            home.end();
        }
        if (screen != null) {
            screen.close();
        }
    }

    private ShownDesktop open() throws Exception {
        ShownDesktop desktop = ShownDesktop.open(home, ShownDesktop.ROOMY);
        opened = Optional.of(desktop);
        return desktop;
    }

    private void theme(Theme theme) {
        Kept.in(home.directories.desktopState()).change(kept -> kept.with(theme));
    }

    @Test
    void everyPageInLightAndDark() throws Exception {
        SampleHistory.twoWeeks(Instant.now().minusSeconds(20), TimeZone.getDefault().toZoneId())
                .fill(home.databaseBase());
        home.start();
        screen.type("now");
        String job = home.detach("--title", "restic backup /home/anna", "--", "sh", "-c",
                "daybook progress 0.62 'photos, 31 of 50 GB'; exec sleep 600");
        home.await(job, operation -> operation.progress() != null);
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            theme(theme);
            pages(open(), theme == Theme.LIGHT ? "light" : "dark");
            opened.orElseThrow().close();
            opened = Optional.empty();
        }
    }

    private void pages(ShownDesktop desktop, String theme) throws Exception {
        desktop.awaitText("sidebar-state", said -> said.startsWith("Recording"));
        desktop.page("day").awaitSeen("table-title");
        save(desktop, "day-" + theme);
        desktop.page("sessions").awaitRow("restic backup", "running").awaitRow("Recovered");
        save(desktop, "sessions-" + theme);
        desktop.clickRow("Recovered").awaitSeen("recovery");
        save(desktop, "details-" + theme);
        desktop.click("details-close").clickRow("restic backup", "running").awaitSeen("operation");
        save(desktop, "operation-" + theme);
        desktop.click("details-cancel").awaitSeen("question-yes");
        save(desktop, "question-" + theme);
        desktop.click("question-no").awaitGone("question-yes").click("details-close").page("week");
        save(desktop, "week-" + theme);
        desktop.page("health");
        save(desktop, "health-" + theme);
        desktop.write("search", "tide").awaitText("search-summary", said -> said.endsWith("sessions"))
                .awaitGone("search-indexing");
        desktop.press(KeyCode.DOWN).press(KeyCode.ENTER).awaitSeen("details-title");
        save(desktop, "search-" + theme);
    }

    @Test
    void anEmptyDayABusyOneAndADaemonThatIsAway() throws Exception {
        home.start();
        theme(Theme.LIGHT);
        ShownDesktop desktop = open();
        desktop.page("day");
        save(desktop, "empty-day");
        desktop.page("week");
        save(desktop, "empty-week");
        desktop.page("sessions");
        for (int job = 1; job <= 5; job++) {
            home.detach("--title", "model run " + job + " of 5", "--", "sh", "-c",
                    "daybook progress 0." + (2 * job - 1) + "; exec sleep 600");
        }
        desktop.awaitRow("model run 5 of 5", "running");
        save(desktop, "busy");
        Home.kill9(home.launchedLast());
        desktop.awaitSeen("away-banner");
        save(desktop, "away");
    }

    /** Once as it is and once as a screen of twice the fineness shows it. */
    private static void save(ShownDesktop desktop, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Path plain = desktop.settled().picture(1).write(folder.resolve(name + ".png"));
        desktop.picture(2).write(folder.resolve(name + "-200.png"));
        assertTrue(Files.size(plain) < README_BYTES, () -> plain + " is too large for a README");
        publish(plain);
    }

    private static void publish(Path picture) throws IOException {
        String docs = System.getProperty("daybook.screenshots", "");
        String name = IN_README.get(picture.getFileName().toString());
        if (!docs.isEmpty() && name != null) {
            Path folder = Files.createDirectories(Path.of("..").resolve(docs));
            Files.copy(picture, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
