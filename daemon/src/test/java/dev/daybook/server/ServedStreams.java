package dev.daybook.server;

import dev.daybook.api.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The stream's route alone, over the real server, in a daemon in which nothing happens by itself. */
final class ServedStreams implements AutoCloseable {

    final Path socket;
    final LiveStreams live = new LiveStreams(1, () -> 7,
            () -> new Recorder("starting", "script", null, null, null, null, null, null));
    private final ApiServer server;

    ServedStreams(Path folder) throws IOException {
        this.socket = folder.resolve("daemon.sock");
        this.server = new ApiServer(socket,
                List.of(Route.get("/api/v1/stream", ask -> new Route.Stream(live.stream()))));
        server.start();
    }

    /** In the order in which a daemon stops. */
    void stop() throws IOException {
        live.close();
        server.close();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
