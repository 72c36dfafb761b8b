package dev.daybook.server;

import dev.daybook.platform.Directories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP on the Unix domain socket. The folder the socket lies in is its owner's alone; that is the access control. */
public final class ApiServer implements AutoCloseable {

    private static final int THREADS = 8;
    private static final long STOP_MILLIS = 2_000;

    private final Server server;
    private final Path socket;

    /**
     * Prepares the server; {@link #start} opens the socket.
     *
     * @param socket its folder exists and is private; the caller holds the instance lock, so a file there is stale
     */
    public ApiServer(Path socket, Routes routes) {
        this(socket, routes.all());
    }

    ApiServer(Path socket, List<Route> routes) {
        this.socket = socket;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2, 30_000);
        threads.setName("server");
        this.server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        UnixDomainServerConnector connector = new UnixDomainServerConnector(server, 1, 1,
                new HttpConnectionFactory(http));
        connector.setUnixDomainPath(socket);
        server.addConnector(connector);
        server.setHandler(new ApiHandler(routes));
        server.setErrorHandler(new ProblemWriter());
        server.setStopTimeout(STOP_MILLIS);
    }

    /**
     * Opens the socket, in the place of a stale one.
     *
     * @throws IOException when it cannot be opened; the message is one line for a person
     */
    public void start() throws IOException {
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > Directories.MAX_SOCKET_PATH) {
            throw new IOException("the socket path " + socket + " has " + length + " bytes and the system takes "
                    + Directories.MAX_SOCKET_PATH + "; set DAYBOOK_HOME or XDG_RUNTIME_DIR to a shorter folder");
        }
        try {
            Files.deleteIfExists(socket);
            server.start();
        } catch (Exception e) {
            stopQuietly(e);
            throw new IOException("cannot open the socket " + socket + ": " + e.getMessage(), e);
        }
    }

    /** A server that did not start keeps threads all the same. */
    private void stopQuietly(Exception failure) {
        try {
            server.stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Answers what is under way, then closes and removes the socket. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server did not stop cleanly: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(socket);
        }
    }
}
