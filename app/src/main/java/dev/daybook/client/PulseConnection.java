package dev.daybook.client;

import dev.daybook.api.Json;
import dev.daybook.api.Pulse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One connection to the daemon's stream. Asked for in HTTP/1.0, the answer is a head and then plain bytes until somebody
 * hangs up (RFC 9112, 6.3): so a thread of its own, one buffer and a selector are all it takes.
 *
 * <p>Belongs to one thread but for {@link #wake}.
 */
final class PulseConnection implements AutoCloseable {

    private static final byte[] REQUEST = "GET /api/v1/stream HTTP/1.0\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})( .*)?");
    private static final int BUFFER = 8 * 1024;

    private final Path socket;
    private final Duration patience;
    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final Lines lines = new Lines();
    private final EventData events = new EventData("pulse");
    private boolean begun;
    private boolean answered;
    private volatile boolean woken;
    private boolean closed;

    private PulseConnection(Path socket, Duration patience, SocketChannel channel, Selector selector) {
        this.socket = socket;
        this.patience = patience;
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Connects and asks; the answer is read by {@link #next}.
     *
     * @param patience so long a pulse may take to come
     */
    static PulseConnection to(Path socket, Duration patience) throws DaemonAway {
        Diagnosis.mustBeThere(socket);
        PulseConnection connection = unconnected(socket, patience);
        try {
            connection.ask();
            return connection;
        } catch (IOException e) {
            connection.close();
            throw Diagnosis.of(socket, patience, e);
        }
    }

    private static PulseConnection unconnected(Path socket, Duration patience) throws DaemonAway {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.configureBlocking(false);
            return new PulseConnection(socket, patience, channel, Selector.open());
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw Diagnosis.noSocketLeft(socket, e);
        }
    }

    /** A local socket takes a connection at once or, with too many waiting, not at all. */
    private void ask() throws IOException {
        ByteBuffer request = ByteBuffer.wrap(REQUEST);
        if (!channel.connect(UnixDomainSocketAddress.of(socket)) || channel.write(request) < REQUEST.length) {
            throw new SocketTimeoutException("too many wait for this socket");
        }
        channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * The next pulse.
     *
     * @throws IOException when the daemon has hung up, or {@link #wake} was called
     * @throws DaemonAway when it says nothing, no, or something else
     */
    Pulse next() throws IOException, DaemonAway {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                String line = line(end);
                String data = answered ? events.take(line) : null;
                if (data != null) {
                    return pulse(data);
                } else if (!answered) {
                    answered = head(line);
                }
            }
        } catch (Lines.TooLong e) {
            throw Diagnosis.unintelligible(socket, e);
        }
    }

    private String line(long end) throws IOException, DaemonAway {
        String line = lines.next(bytes);
        while (line == null) {
            fill(end);
            line = lines.next(bytes);
        }
        return line;
    }

    private void fill(long end) throws IOException, DaemonAway {
        bytes.clear();
        int read = channel.read(bytes);
        while (read == 0 && !woken) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw Diagnosis.saysNothing(socket);
            }
            selector.select(key -> {}, left);
            read = channel.read(bytes);
        }
        bytes.flip();
        if (read < 0 || woken) {
            throw new EOFException("the stream has ended");
        }
    }

    /** Takes in a line of the head; whether it was the last. */
    private boolean head(String line) throws DaemonAway {
        if (begun) {
            return line.isEmpty();
        }
        begun = true;
        Matcher status = STATUS.matcher(line);
        return switch (status.matches() ? status.group(1) : "") {
            case "200" -> false;
            case "503" -> throw Diagnosis.noStream(socket);
            default -> throw Diagnosis.unintelligible(socket);
        };
    }

    private Pulse pulse(String data) throws DaemonAway {
        try {
            @Nullable
            Pulse pulse = Json.ANSWERS.readValue(data, Pulse.class);
            if (pulse != null) {
                return pulse;
            }
        } catch (JacksonException e) {
            throw Diagnosis.unintelligible(socket, e);
        }
        throw Diagnosis.unintelligible(socket);
    }

    /** Ends a {@link #next} that waits, and every later one. From any thread, at any time. */
    synchronized void wake() {
        woken = true;
        if (!closed) {
            selector.wakeup();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        IOException trouble = new IOException();
        closeQuietly(selector, trouble);
        closeQuietly(channel, trouble);
    }

    /** What was read is read, and there is nothing to be lost by a close that fails. */
    private static void closeQuietly(@Nullable AutoCloseable one, Exception trouble) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (Exception e) {
            trouble.addSuppressed(e);
        }
    }
}
