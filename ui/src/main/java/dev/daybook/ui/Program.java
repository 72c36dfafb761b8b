package dev.daybook.ui;

import dev.daybook.platform.Directories;
import dev.daybook.platform.Installation;
import dev.daybook.platform.InstallationWatch;
import dev.daybook.platform.process.Replacement;
import dev.daybook.ui.tray.DorkboxTray;
import dev.daybook.ui.tray.TrayHost;
import dev.daybook.ui.tray.TrayPlace;
import dev.daybook.ui.tray.TrayPresence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop as a program that stays: in the tray where there is one, otherwise as long as its window is open. Made
 * before JavaFX has started; {@link #knocked} and {@link #close} may be called on any thread.
 */
final class Program implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    // At a login the panel may come up after its programs.
    private static final Duration PANEL_WITHIN = Duration.ofSeconds(10);
    private static final Duration ICON_WITHIN = Duration.ofSeconds(10);

    private final Path install;
    private final Optional<InstallationWatch> installation;
    private final Directories directories;
    private final boolean hidden;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile @Nullable Desktop desktop;
    private volatile @Nullable TrayPresence presence;
    private volatile @Nullable Stage stage;
    // Used on the JavaFX thread: the version that the next start would be of.
    private @Nullable String newer;
    // How the next one is to start; null when none is to.
    private volatile @Nullable List<String> successor;

    /**
     * A program.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     * @param installation as it was when this process began; empty when it is not part of one
     * @param hidden whether the tray is enough to begin with
     */
    Program(Path install, Optional<InstallationWatch> installation, Directories directories, boolean hidden) {
        this.install = install;
        this.installation = installation;
        this.directories = directories;
        this.hidden = hidden;
    }

    /** Puts the window and the icon up. Called once, on the JavaFX thread. */
    void start() {
        Platform.setImplicitExit(false);
        Stage window = new Stage();
        Desktop shared = new Desktop(install, directories, window, this::quit);
        TrayHost host = new TrayHost(System.getenv());
        TrayPresence icon = new TrayPresence(host::present, DorkboxTray::open, shared.tray().viewProperty(),
                Platform::runLater);
        stage = window;
        desktop = shared;
        presence = icon;
        window.setOnHidden(gone -> closed(icon.placeProperty().get()));
        icon.placeProperty().addListener((place, before, after) -> placed(shared, window, before, after));
        if (!hidden || wanted.get()) {
            shared.window().open();
        }
        icon.start(LOOK_EVERY, hidden ? PANEL_WITHIN : Duration.ZERO, ICON_WITHIN);
        shared.startDaemonIfNoneRuns();
        installation.ifPresent(watch -> new Renewal(watch,
                version -> Platform.runLater(() -> upgraded(shared, window, version)),
                () -> Platform.runLater(this::quit)).start());
    }

    /** Behind the icon nobody notices; a window is not taken from under a person's hands. */
    private void upgraded(Desktop shared, Stage window, String version) {
        newer = version;
        if (window.isShowing()) {
            shared.window().say("Daybook was updated to " + version, "Restart", () -> renew(List.of()));
        } else {
            renew(List.of("--hidden"));
        }
    }

    /** Ends, and starts anew from the installation as it is now. */
    private void renew(List<String> arguments) {
        successor = arguments;
        quit();
    }

    /** A window that cannot be opened again has been closed for good. */
    private void closed(TrayPlace place) {
        if (place == TrayPlace.NONE) {
            quit();
        } else if (newer != null) {
            renew(List.of("--hidden"));
        }
    }

    /** Where there is no icon, or no longer, the window is what a person can reach. */
    private static void placed(Desktop shared, Stage window, TrayPlace before, TrayPlace after) {
        if (after == TrayPlace.NONE && !window.isShowing()) {
            LOG.info("There is no tray {}; the window is opened", before == TrayPlace.SHOWN ? "any more" : "here");
            shared.window().open();
        }
    }

    /**
     * Somebody wants to see the window. One that is ending keeps silent: who knocks takes its place.
     *
     * @param heard run once it is there, or will be
     */
    void knocked(Runnable heard) {
        if (ending.get()) {
            return;
        }
        wanted.set(true);
        Desktop there = desktop;
        if (there == null) {
            heard.run();
            return;
        }
        Platform.runLater(() -> {
            there.window().open();
            heard.run();
        });
    }

    /**
     * Ends the process, the window and the icon first: from within its shutdown JavaFX, which ends at the same time,
     * can do neither.
     */
    private void quit() {
        if (ending.compareAndSet(false, true)) {
            Stage window = stage;
            TrayPresence icon = presence;
            if (window != null) {
                window.hide();
            }
            Thread.ofPlatform().name("quit").start(() -> {
                if (icon != null) {
                    icon.close();
                }
                System.exit(0);
            });
        }
    }

    /**
     * Starts the program that is to come after this one, in the place of this process. Called last of all.
     *
     * @throws IOException when it cannot be started; the message says what and where
     */
    void succeed() throws IOException {
        List<String> arguments = successor;
        if (arguments != null) {
            Replacement.by(new Installation(install).desktop(), arguments);
        }
    }

    /** Asks the daemon for nothing any more. */
    @Override
    public void close() {
        Desktop there = desktop;
        if (there != null) {
            there.close();
        }
    }
}
