package dev.daybook.ui;

import dev.daybook.platform.Directories;
import dev.daybook.platform.LocalZone;
import dev.daybook.platform.autostart.Autostart;
import dev.daybook.ui.attention.AttentionModel;
import dev.daybook.ui.emblem.WindowIcons;
import dev.daybook.ui.health.Surroundings;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.LiveDaemon;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.recorder.RecorderModel;
import dev.daybook.ui.shell.MainWindow;
import dev.daybook.ui.tray.TrayDeeds;
import dev.daybook.ui.tray.TrayModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The composition root of the desktop: what the tray and the window share, put together. Made and used on the JavaFX
 * thread; {@link #close} ends what it started.
 */
public final class Desktop implements AutoCloseable {

    private final LiveDaemon live;
    private final DaemonStart daemon;
    private final ExecutorService files;
    private final MainWindow window;
    private final TrayModel tray;

    /**
     * Puts everything together and looks for the daemon. The window is not shown yet.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     * @param quit ends the program
     */
    public Desktop(Path install, Directories directories, Stage stage, Runnable quit) {
        this.live = new LiveDaemon(directories.socket(), Platform::runLater, Clock.systemUTC()::instant);
        Autostart autostart = Autostart.of(install, System.getenv(), Path.of(System.getProperty("user.home")));
        this.daemon = new DaemonStart(install, directories, live::there, autostart::startWay, Platform::runLater);
        this.files = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("files").daemon(true).factory());
        LocalTimes times = new LocalTimes(LocalZone::now, Locale.getDefault(Locale.Category.FORMAT));
        Kept kept = Kept.in(directories.desktopState(), files);
        RecorderModel recorder = new RecorderModel(live, times);
        AttentionModel attention = new AttentionModel(live, kept);
        LoginModel login = new LoginModel(autostart, files, Platform::runLater);
        stage.getIcons().setAll(WindowIcons.all());
        stage.focusedProperty().addListener((focus, before, now) -> attention.looks(now));
        Appearance appearance = new Appearance(kept);
        this.window = new MainWindow(stage, kept, appearance, live, recorder, daemon::start);
        Surroundings surroundings = new Surroundings(appearance, directories, login, files,
                () -> daemon.start(window::say));
        window.furnish(Rooms.of(live, window, times, kept, recorder, surroundings));
        this.tray = new TrayModel(live, recorder, attention, login, times,
                new TrayDeeds(window::open, daemon::start, quit, text -> told(stage, text)));
        live.start();
    }

    private boolean told(Stage stage, String text) {
        boolean seen = stage.isShowing() && !stage.isIconified();
        if (seen) {
            window.say(text);
        }
        return seen;
    }

    public MainWindow window() {
        return window;
    }

    /** What the tray shows. */
    public TrayModel tray() {
        return tray;
    }

    /** Sees to it that a daemon runs, in the background. */
    public void startDaemonIfNoneRuns() {
        daemon.startIfNoneRuns(tray::tell);
    }

    @Override
    public void close() {
        live.close();
        files.shutdown();
        try {
            // What is remembered last is the window's place.
            var _ = files.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
