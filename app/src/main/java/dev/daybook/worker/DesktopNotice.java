package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Ending;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnRequest;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the person on the desktop that an operation has ended: by notify-send, which speaks to every desktop's own. */
final class DesktopNotice {

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
            Child child = Spawn.start(new SpawnRequest(command, Path.of("/"), own, new Stdio.Nowhere(),
                    new Stdio.Nowhere(), new Stdio.Nowhere(), List.of(), List.of()));
            Ending ending = child.await();
            child.reap();
            if (!ending.equals(new Ending.Exited(0))) {
                says.accept("no notification was shown: notify-send found no desktop that shows any");
            }
        } catch (IOException e) {
            says.accept("no notification was shown: " + e.getMessage() + ", install notify-send (libnotify)");
        }
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
