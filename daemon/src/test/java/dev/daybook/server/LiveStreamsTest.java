package dev.daybook.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.api.Pulse;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stream of pulses over the real socket, with the real store and recorder behind it. */
@Timeout(60)
class LiveStreamsTest {

    private static final List<String> EVERYTHING = List.of("sessions", "operations", "timeline", "plans");

    private final Path folder;

    LiveStreamsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void thePulseThatComesFirstIsWhole() throws Exception {
        try (ServedDay day = new ServedDay(folder); EventClient client = new EventClient(day.socket)) {
            assertTrue(client.head.getFirst().startsWith("HTTP/1.1 200 "), client.head::toString);
            assertTrue(client.head.contains("Content-Type: text/event-stream"), client.head::toString);

            List<String> event = client.event();

            assertEquals(3, event.size(), event::toString);
            assertEquals("event: pulse", event.getFirst());
            Pulse pulse = Json.MAPPER.readValue(event.get(2).substring("data: ".length()), Pulse.class);
            assertEquals("id: " + pulse.sequence(), event.get(1));
            assertEquals(2, pulse.launchId());
            assertEquals(EVERYTHING, pulse.changed());
            assertNull(pulse.sessions());
            assertEquals("script", pulse.recorder().source());
            assertTrue(pulse.sequence() > 0);
            assertEquals(List.of(), SchemaCheck.faults(OpenApi.document(),
                    OpenApi.document().at("/components/schemas/Pulse"), Json.MAPPER.valueToTree(pulse)));
        }
    }

    @Test
    void pulsesGoOnWhenNothingHappens() throws Exception {
        try (ServedStreams served = new ServedStreams(folder);
                EventClient client = new EventClient(served.socket).reading()) {
            await().until(() -> client.pulses().size() >= 3);
            assertEquals(EVERYTHING, client.pulses().getFirst().changed());
            assertEquals(List.of(), client.pulses().get(1).changed());
            assertEquals(List.of(), client.pulses().get(1).sessions());
        }
    }

    @Test
    void aCancelledSessionAndAnOperationAreToldWithTheirNames() throws Exception {
        try (ServedDay day = new ServedDay(folder); EventClient client = new EventClient(day.socket).reading()) {
            awaitPulse(client, pulse -> pulse.changed().equals(EVERYTHING));
            assertEquals(200, day.post("/api/v1/sessions/1/cancel", "").status());
            awaitPulse(client, pulse -> pulse.changed().contains("sessions") && pulse.sessions() != null
                    && pulse.sessions().contains(1L));
            assertEquals(201, day.post("/api/v1/operations", "{\"type\": \"summarise\"}").status());
            awaitPulse(client, pulse -> pulse.changed().contains("operations") && pulse.sessions() != null);
        }
    }

    @Test
    void aPauseAndAResumeShowInTheRecorder() throws Exception {
        try (ServedDay day = new ServedDay(folder); EventClient client = new EventClient(day.socket).reading()) {
            awaitPulse(client, pulse -> pulse.recorder().state().equals("recording"));
            day.post("/api/v1/recorder/pause", "{}");
            awaitPulse(client, pulse -> pulse.recorder().state().equals("paused"));
            int before = client.pulses().size();
            day.post("/api/v1/recorder/resume", "");
            await().until(() -> client.pulses().stream().skip(before)
                    .anyMatch(pulse -> pulse.recorder().state().equals("recording")));
        }
    }

    @Test
    void manyChangesAreToldInOnePulse() throws Exception {
        try (ServedStreams served = new ServedStreams(folder);
                EventClient client = new EventClient(served.socket).reading()) {
            await().until(() -> client.pulses().size() == 1);
            for (long session = 1; session <= 50; session++) {
                served.live.committed(Set.of("session"), Set.of(session));
                served.live.operationsChanged();
            }
            await().until(() -> client.pulses().stream().skip(1).mapToInt(pulse -> ids(pulse).size()).sum() == 50);
            List<Pulse> told = client.pulses().stream().skip(1).filter(pulse -> !ids(pulse).isEmpty()).toList();
            assertTrue(told.size() <= 3, told::toString);
            assertEquals(List.of("sessions", "operations"), told.getLast().changed());
        }
    }

    @Test
    void aChangeThatNobodyIsShownIsNotTold() throws Exception {
        try (ServedStreams served = new ServedStreams(folder);
                EventClient client = new EventClient(served.socket).reading()) {
            await().until(() -> client.pulses().size() == 1);
            served.live.committed(Set.of("launch"), Set.of());
            await().until(() -> client.pulses().size() == 3);
            assertTrue(client.pulses().stream().skip(1).allMatch(pulse -> pulse.changed().isEmpty()));
        }
    }

    @Test
    void aReaderThatDoesNotReadHasItsChangesPutTogetherAndHoldsUpNobody() throws Exception {
        try (ServedStreams served = new ServedStreams(folder);
                EventClient slow = new EventClient(served.socket);
                EventClient quick = new EventClient(served.socket).reading()) {
            await().until(() -> served.live.size() == 2 && quick.pulses().size() == 1);
            int beats = 5_000;
            for (long session = 1; session <= beats; session++) {
                served.live.committed(Set.of("session"), Set.of(session));
                served.live.beat();
            }
            await().until(() -> quick.pulses().stream().anyMatch(pulse -> ids(pulse).contains((long) beats)
                    || (pulse.sessions() == null && pulse.changed().equals(List.of("sessions")))));
            slow.reading();
            await().until(() -> slow.pulses().stream().skip(1).anyMatch(pulse -> pulse.sessions() == null));
            assertTrue(slow.pulses().size() < beats, "what the socket did not take was put together");
        }
    }

    @Test
    void aReaderThatHangsUpIsNoticedAndItsPlaceIsFree() throws Exception {
        try (ServedStreams served = new ServedStreams(folder)) {
            List<EventClient> clients = new ArrayList<>();
            for (int i = 0; i < LiveStreams.MOST; i++) {
                clients.add(new EventClient(served.socket));
            }
            RawHttp.Reply refused = RawHttp.get(served.socket, "/api/v1/stream");
            assertEquals(503, refused.status());
            assertEquals("unavailable", refused.json().path("code").asString(""));
            clients.removeLast().close();
            await().until(() -> served.live.size() == LiveStreams.MOST - 1);
            try (EventClient another = new EventClient(served.socket).reading()) {
                await().until(() -> !another.pulses().isEmpty());
            }
            for (EventClient client : clients) {
                client.close();
            }
            await().until(() -> served.live.size() == 0);
        }
    }

    @Test
    void withoutAStreamNothingRuns() throws Exception {
        try (ServedStreams served = new ServedStreams(folder)) {
            served.live.operationsChanged();
            served.live.committed(Set.of("session"), Set.of(1L));
            served.live.recorderChanged();
            assertFalse(served.live.isBeating());
            try (EventClient client = new EventClient(served.socket).reading()) {
                await().until(() -> !client.pulses().isEmpty() && served.live.isBeating());
            }
            await().until(() -> served.live.size() == 0 && !served.live.isBeating());
        }
    }

    @Test
    void closingEndsEveryStreamAsWholeAndNewOnesAreRefused() throws Exception {
        try (ServedStreams served = new ServedStreams(folder);
                EventClient one = new EventClient(served.socket).reading();
                EventClient two = new EventClient(served.socket).reading()) {
            await().until(() -> one.pulses().size() == 1 && two.pulses().size() == 1);
            served.live.close();
            await().until(() -> one.isOver() && two.isOver());
            assertEquals(503, RawHttp.get(served.socket, "/api/v1/stream").status());
            served.live.operationsChanged();
            served.live.recorderChanged();
        }
    }

    @Test
    void aServerStopsWithAReaderThatDoesNotRead() throws Exception {
        try (ServedStreams served = new ServedStreams(folder);
                SocketChannel stuck = RawHttp.open(served.socket)) {
            RawHttp.write(stuck, "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> served.live.size() == 1);
            for (int i = 0; i < 5_000; i++) {
                served.live.beat();
            }
            served.stop();
            await().until(() -> served.live.size() == 0);
            assertTrue(stuck.isOpen());
        }
    }

    private static List<Long> ids(Pulse pulse) {
        List<Long> ids = pulse.sessions();
        return ids == null ? List.of() : ids;
    }

    private static void awaitPulse(EventClient client, Predicate<Pulse> wanted) {
        await().until(() -> client.pulses().stream().anyMatch(wanted));
    }
}
