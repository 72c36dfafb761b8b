package dev.daybook.ui;

import dev.daybook.platform.DaemonStarter;
import dev.daybook.platform.DaemonStarter.Outcome;
import dev.daybook.platform.Directories;
import dev.daybook.platform.LocalZone;
import dev.daybook.ui.health.LaunchAtLogin;
import dev.daybook.ui.health.Surroundings;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.LiveDaemon;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.recorder.RecorderModel;
import dev.daybook.ui.shell.MainWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The composition root of the desktop: what the tray and the window share, put together. Made and used on the JavaFX
 * thread; {@link #close} ends what it started.
 */
public final class Desktop implements AutoCloseable {

    private final Path install;
    private final Directories directories;
    private final LiveDaemon live;
    private final MainWindow window;

    /**
     * Puts everything together and looks for the daemon. The window is not shown yet.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     */
    public Desktop(Path install, Directories directories, Stage stage) {
        this.install = install;
        this.directories = directories;
        this.live = new LiveDaemon(directories.socket(), Platform::runLater, Clock.systemUTC()::instant);
        LocalTimes times = new LocalTimes(LocalZone::now, Locale.getDefault(Locale.Category.FORMAT));
        Kept kept = Kept.in(directories.desktopState());
        RecorderModel recorder = new RecorderModel(live, times);
        Appearance appearance = new Appearance(kept);
        this.window = new MainWindow(stage, kept, appearance, live, recorder, this::startDaemon);
        Surroundings surroundings = new Surroundings(appearance, directories,
                LaunchAtLogin.impossible("This version cannot start at login by itself."),
                () -> startDaemon(window::say));
        window.furnish(Rooms.of(live, window, times, kept, recorder, surroundings));
        live.start();
    }

    public MainWindow window() {
        return window;
    }

    /** The stream sees it once it is there; only a failure is told. */
    private void startDaemon(Consumer<String> failed) {
        Thread.ofPlatform().name("start-daemon").daemon(true).start(() -> {
            String reason = started();
            if (!reason.isEmpty()) {
                Platform.runLater(() -> failed.accept(reason));
            }
        });
    }

    private String started() {
        DaemonStarter starter = new DaemonStarter(install, directories, live::there);
        try {
            return switch (starter.start()) {
                case Outcome.Started started -> "";
                case Outcome.AnotherIsReady another -> "";
                case Outcome.Ended ended -> "It ended with " + ended.exitCode() + ": " + ended.lastWords();
                case Outcome.Late late -> "It runs and is not ready yet; its log is in " + directories.logs();
            };
        } catch (IOException e) {
            return "It cannot be started: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        live.close();
    }
}
