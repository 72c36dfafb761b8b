package dev.daybook.ui;

import dev.daybook.platform.Directories;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The window on JavaFX's screen that nobody sees ({@code -Dglass.platform=Headless}), led through its pages and closed:
 * from what such a process has used the desktop's ahead-of-time cache is made.
 */
public final class Rehearsal {

    /** For a page's answers to come and be drawn. */
    private static final Duration LOOK = Duration.millis(700);

    private static final long FIRST_SESSION = 1;

    private Rehearsal() {}

    /** Shows each page for a moment and exits with 0. A daemon should run in the folders of this process. */
    public static void main(String[] arguments) throws IOException {
        Directories directories = Directories.ofThisProcess();
        DurableFiles.privateFolder(directories.run());
        DurableFiles.privateFolder(directories.logs());
        System.setProperty("daybook.log.file", directories.desktopLog().toString());
        Platform.startup(() -> show(directories));
    }

    private static void show(Directories directories) {
        Platform.setImplicitExit(false);
        Stage stage = new Stage();
        Desktop desktop = new Desktop(Path.of(System.getProperty("daybook.install", ".")), directories, stage,
                () -> {});
        desktop.window().open();
        Timeline round = new Timeline();
        List<Runnable> pages = pages(stage);
        for (int i = 0; i < pages.size(); i++) {
            Runnable page = pages.get(i);
            round.getKeyFrames().add(new KeyFrame(LOOK.multiply(i + 1), event -> page.run()));
        }
        Duration last = LOOK.multiply(pages.size() + 1);
        round.getKeyFrames().add(new KeyFrame(last, event -> desktop.window().showSession(FIRST_SESSION)));
        round.getKeyFrames().add(new KeyFrame(last.add(LOOK), event -> end(desktop)));
        round.play();
    }

    /** The window's own keys for its pages: Alt and a digit. */
    private static List<Runnable> pages(Stage stage) {
        return stage.getScene().getAccelerators().entrySet().stream()
                .filter(key -> key.getKey().getAlt() == ModifierValue.DOWN)
                .sorted((one, other) -> one.getKey().getName().compareTo(other.getKey().getName()))
                .map(key -> key.getValue()).toList();
    }

    private static void end(Desktop desktop) {
        desktop.close();
        // Not on the JavaFX thread: the end of a process waits for what that thread does.
        Thread.ofPlatform().name("end").start(() -> System.exit(0));
    }
}
