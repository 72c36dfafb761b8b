package dev.daybook.client;

import dev.daybook.api.Pulse;
import java.nio.file.Path;

/** Follows the daemon's stream. */
public final class LiveStream implements AutoCloseable {

    /** Who is told. */
    public interface Listener {

        void pulse(Pulse pulse);

        void away(DaemonAway why);
    }

    private LiveStream() {}

    public static LiveStream open(Path socket, Listener listener) {
        listener.away(Diagnosis.notRunning(socket, null));
        return new LiveStream();
    }

    @Override
    public void close() {}
}
