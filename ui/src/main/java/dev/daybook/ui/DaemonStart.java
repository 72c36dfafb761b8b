package dev.daybook.ui;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.DaemonStarter;
import dev.daybook.platform.DaemonStarter.Outcome;
import dev.daybook.platform.Directories;
import dev.daybook.platform.StartWay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts the installation's daemon in the background. The stream sees it once it is there; only a failure is told, in a
 * line.
 *
 * @param there whether a daemon answers, for any thread
 * @param way by whom it is started; asked when it is
 * @param ui runs what it is given on the JavaFX thread
 */
record DaemonStart(Path install, Directories directories, BooleanSupplier there, Supplier<StartWay> way, Executor ui) {

    void start(Consumer<String> failed) {
        Thread.ofPlatform().name("start-daemon").daemon(true).start(() -> tell(started(), failed));
    }

    /** The same, unless one runs, also one that does not answer. */
    void startIfNoneRuns(Consumer<String> failed) {
        Thread.ofPlatform().name("start-daemon").daemon(true).start(() -> tell(runs() ? "" : started(), failed));
    }

    private void tell(String reason, Consumer<String> failed) {
        if (!reason.isEmpty()) {
            ui.execute(() -> failed.accept(reason));
        }
    }

    private boolean runs() {
        try (DaybookClient client = DaybookClient.at(directories.socket())) {
            client.answer(Call.health());
            return true;
        } catch (DaemonAway away) {
            return away.why() != DaemonAway.Why.NOT_RUNNING;
        } catch (ClientException refused) {
            return true;
        }
    }

    private String started() {
        try {
            return switch (new DaemonStarter(install, directories, there, way.get()).start()) {
                case Outcome.Started started -> "";
                case Outcome.AnotherIsReady another -> "";
                case Outcome.Ended ended -> "The daemon ended with " + ended.exitCode() + ": " + ended.lastWords();
                case Outcome.Late late -> "The daemon runs and is not ready yet; its log is in " + directories.logs();
            };
        } catch (IOException e) {
            return "The daemon cannot be started: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
