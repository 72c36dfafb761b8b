package dev.daybook.server;

import dev.daybook.api.Json;
import dev.daybook.api.Pulse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A pulse as a server-sent event (WHATWG HTML, 9.2). Our JSON has no line breaks, so that one line of data holds it. */
final class PulseEvent {

    private PulseEvent() {}

    static ByteBuffer bytes(Pulse pulse) {
        String event = "event: pulse\nid: " + pulse.sequence() + "\ndata: " + Json.MAPPER.writeValueAsString(pulse)
                + "\n\n";
        return ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8));
    }
}
