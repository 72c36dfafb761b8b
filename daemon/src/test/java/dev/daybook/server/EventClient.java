package dev.daybook.server;

import dev.daybook.api.Json;
import dev.daybook.api.Pulse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Reads the stream by hand, in HTTP/1.0, so that its bytes stand one after the other. */
final class EventClient implements AutoCloseable {

    final List<String> head;
    private final SocketChannel channel;
    private final BufferedReader lines;
    private final List<Pulse> pulses = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    EventClient(Path socket) throws IOException {
        channel = RawHttp.open(socket);
        RawHttp.write(channel,
                "GET /api/v1/stream HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        head = Stream.generate(this::line).takeWhile(line -> !line.isEmpty()).toList();
    }

    /** From now on reads along. */
    EventClient reading() {
        Thread.ofPlatform().name("event-client").daemon().start(() -> {
            try {
                while (true) {
                    pulses.add(Json.MAPPER.readValue(event().get(2).substring("data: ".length()), Pulse.class));
                }
            } catch (UncheckedIOException | NullPointerException ended) {
                over = true;
            }
        });
        return this;
    }

    /** The lines of the next event. */
    List<String> event() {
        return Stream.generate(this::line).takeWhile(line -> !line.isEmpty()).toList();
    }

    private String line() {
        try {
            return Objects.requireNonNull(lines.readLine(), "the stream has ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Pulse> pulses() {
        return pulses;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
