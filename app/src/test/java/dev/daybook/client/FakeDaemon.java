package dev.daybook.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Speaks as much HTTP/1.1 on a Unix socket as a test asks for, right or wrong. Closing it removes its socket. */
public final class FakeDaemon implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Path socket;
    private final ServerSocketChannel server;
    private final Function<Asked, Answer> answers;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

    /** A request as it came. */
    public record Asked(String method, String target, String body) {}

    /** What goes back. */
    public sealed interface Answer {
        record Json(int status, String body) implements Answer {}

        record Raw(String bytes) implements Answer {}

        /** Nothing, with the connection held open. */
        record Silence() implements Answer {}

        record HangUp() implements Answer {}
    }

    public FakeDaemon(Path socket, Function<Asked, Answer> answers) throws IOException {
        this.socket = socket;
        this.answers = answers;
        Files.createDirectories(socket.getParent());
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().name("fake-daemon").daemon().start(this::accept);
    }

    public static Answer ok(String body) {
        return new Answer.Json(200, body);
    }

    /** Every request so far. */
    public List<Asked> asked() {
        return asked;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                connections.add(connection);
                Thread.ofPlatform().name("fake-daemon-connection").daemon().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = Channels.newInputStream(connection);
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                Asked request = asked(head, in);
                asked.add(request);
                if (!reply(connection, answers.apply(request))) {
                    return;
                }
            }
        } catch (IOException closed) {
            // Either side has hung up.
        }
    }

    private static boolean reply(SocketChannel connection, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Json(int status, String body) -> write(connection, "HTTP/1.1 " + status + " X\r\nContent-Type: "
                    + "application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                    + "\r\n\r\n" + body);
            case Answer.Raw(String bytes) -> write(connection, bytes);
            case Answer.Silence() -> {
            }
            case Answer.HangUp() -> {
                return false;
            }
        }
        return true;
    }

    private static void write(SocketChannel connection, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    /** Up to the empty line; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static Asked asked(String head, InputStream in) throws IOException {
        String[] line = head.lines().findFirst().orElseThrow().split(" ", -1);
        int length = LENGTH.matcher(head).results().mapToInt(m -> Integer.parseInt(m.group(1))).findFirst().orElse(0);
        return new Asked(line[0], line[1], new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
        Files.deleteIfExists(socket);
    }
}
