package dev.daybook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server-sent events from bytes, with {@link Lines} before it. */
class EventDataTest {

    private static final String TWO = "event: pulse\nid: 1\ndata: {\"ä\": \"€\"}\n\nevent:pulse\r\ndata:two\r\n\r\n";

    @Test
    void eventsAreTheSameWhereverTheirBytesAreCut() throws Exception {
        byte[] bytes = TWO.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Lines lines = new Lines();
            EventData events = new EventData("pulse");
            List<String> data = new ArrayList<>(take(lines, events, ByteBuffer.wrap(bytes, 0, cut)));
            data.addAll(take(lines, events, ByteBuffer.wrap(bytes, cut, bytes.length - cut)));
            assertEquals(List.of("{\"ä\": \"€\"}", "two"), data, "cut at " + cut);
        }
    }

    @Test
    void severalLinesOfDataAreOneTextAndABlankAfterTheColonIsNoneOfIt() throws Exception {
        assertEquals(List.of("one\n two\n"), read("event: pulse\ndata: one\ndata:  two\ndata\n\n"));
    }

    @Test
    void otherEventsCommentsAndUnknownFieldsArePassedOver() throws Exception {
        assertEquals(List.of("mine"), read("""
                : hello

                event: other
                data: not mine

                data: nameless

                retry: 10
                event: pulse
                something
                data: mine

                """));
    }

    @Test
    void anEventWithoutDataAndOneWithoutAnEndAreNone() throws Exception {
        assertEquals(List.of(), read("event: pulse\n\nevent: pulse\ndata: half"));
    }

    @Test
    void aLineMayBeOfTheLimitAndNotLonger() throws Exception {
        Lines lines = new Lines();
        String longest = "x".repeat(Lines.MOST_BYTES);
        assertEquals(longest, lines.next(bytes(longest + "\n")));
        assertThrows(Lines.TooLong.class, () -> lines.next(bytes(longest + "y")));
    }

    @Test
    void manyLinesOfDataDoNotAddUpToMoreThanTheLimit() throws Exception {
        EventData events = new EventData("pulse");
        String half = "data:" + "x".repeat(Lines.MOST_BYTES / 2);
        events.take(half);
        assertThrows(Lines.TooLong.class, () -> events.take(half));
    }

    private static List<String> read(String text) throws Exception {
        return take(new Lines(), new EventData("pulse"), bytes(text));
    }

    private static List<String> take(Lines lines, EventData events, ByteBuffer bytes) throws Exception {
        List<String> data = new ArrayList<>();
        for (String line = lines.next(bytes); line != null; line = lines.next(bytes)) {
            String whole = events.take(line);
            if (whole != null) {
                data.add(whole);
            }
        }
        return data;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
