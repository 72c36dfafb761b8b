package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.platform.Patience;
import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Ending;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnRequest;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the person on the desktop that an operation has ended: by notify-send, which speaks to every desktop's own. */
final class DesktopNotice {

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int KILL = 9;

    private DesktopNotice() {}

    static void afterEnd(WorkerTask task, ExitRecord exit, Map<String, String> environment, Consumer<String> says) {
        if (!task.notice()) {
            return;
        }
        boolean well = exit.cause().equals("exit") && Integer.valueOf(0).equals(exit.exitCode());
        String head = well ? "Completed" : exit.cause().equals("cancelled") ? "Cancelled" : "Failed";
        String error = exit.error();
        // Behind the end of options, and without what the desktop would take for markup.
        List<String> command = List.of("notify-send", "--app-name=Daybook", well
                ? "--urgency=normal"
                : "--urgency=critical", "--", head + ": " + task.title(),
                plain(error == null
                        ? task.operationId()
                        : error));
        try {
            Map<String, String> own = new HashMap<>(environment);
            own.put(Marker.VARIABLE, "");
            Child child = Spawn.start(new SpawnRequest(command.stream().map(ByteText::of).toList(), Path.of("/"), own,
                    new Stdio.Nowhere(),
                    new Stdio.Nowhere(), new Stdio.Nowhere(), List.of(), List.of()));
            if (!shown(child)) {
                says.accept("no notification was shown: notify-send found no desktop that shows any");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            says.accept("no notification was shown: " + e.getMessage() + ", install notify-send (libnotify)");
        }
    }

    /** A desktop that hangs is not waited for. */
    private static boolean shown(Child notice) throws InterruptedException {
        try {
            return Patience.until(() -> notice.ending().isPresent(), SHOWN_WITHIN, LOOK_EVERY)
                    && notice.await().equals(new Ending.Exited(0));
        } finally {
            notice.signalGroup(KILL);
            notice.await();
            notice.reap();
        }
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
