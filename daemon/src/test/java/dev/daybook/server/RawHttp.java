package dev.daybook.server;

import dev.daybook.api.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** HTTP by hand over a Unix socket, so that a test may also send what no client would. */
final class RawHttp {

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param headers by name in lower case
     */
    record Reply(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String detail() {
            return json().path("detail").asString("");
        }
    }

    static Reply get(Path socket, String target) {
        return send(socket, head("GET", target, "") + "\r\n");
    }

    static Reply post(Path socket, String target, String body) {
        return send(socket, post(target, body));
    }

    static Reply patch(Path socket, String target, String body) {
        return send(socket, with("PATCH", target, body));
    }

    static String post(String target, String body) {
        return with("POST", target, body);
    }

    private static String with(String verb, String target, String body) {
        return head(verb, target, "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                + "\r\n" + body;
    }

    static String head(String verb, String target, String headers) {
        return verb + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers;
    }

    static Reply send(Path socket, String request) {
        return send(socket, request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes and reads until the server closes. */
    static Reply send(Path socket, byte[] request) {
        try (SocketChannel channel = open(socket)) {
            write(channel, request);
            return read(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SocketChannel open(Path socket) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    static void write(SocketChannel channel, byte[] request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static Reply read(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(65_536);
        while (channel.read(bytes) >= 0) {
            all.write(bytes.array(), 0, bytes.position());
            bytes.clear();
        }
        return parse(all.toString(StandardCharsets.UTF_8));
    }

    private static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no HTTP answer: '" + text + "'");
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        return new Reply(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, text.substring(end + 4));
    }
}
