package dev.daybook.ui.health;

import dev.daybook.cli.view.Pages;
import dev.daybook.doctor.Doctor;
import dev.daybook.doctor.Patient;
import dev.daybook.platform.Directories;
import dev.daybook.platform.Installation;
import dev.daybook.platform.LocalZone;
import dev.daybook.ui.parts.Navigator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/**
 * The page of {@code daybook doctor} on the clipboard.
 *
 * @param files runs what waits for files and the daemon
 */
record ReportCopy(Directories directories, Executor files, Navigator navigator) {

    /** Examines everything, beside the JavaFX thread, and then says that the report is there. */
    void at(Instant now) {
        files.execute(() -> {
            String page = page(Clock.fixed(now, LocalZone.now()));
            Platform.runLater(() -> {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, page));
                navigator.say("The report is on the clipboard. It holds nothing private.");
            });
        });
    }

    private String page(Clock clock) {
        String version = Objects.requireNonNullElse(ReportCopy.class.getPackage().getImplementationVersion(),
                "(development)");
        return new Pages(clock, false).doctor(Doctor.examine(new Patient(version, clock, directories,
                Installation.ofThisProcess().map(Installation::folder), System.getenv(),
                Path.of(System.getProperty("user.home")))));
    }
}
