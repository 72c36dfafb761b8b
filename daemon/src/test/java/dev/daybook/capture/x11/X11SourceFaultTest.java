package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.capture.Observation;
import dev.daybook.capture.Observation.Blind;
import dev.daybook.capture.Observation.Seen;
import dev.daybook.timeline.Focus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that a real X server does not show on demand. */
class X11SourceFaultTest {

    private static final int GET_PROPERTY = 20;
    private static final int GET_INPUT_FOCUS = 43;
    private static final int DISPLAY = 7;

    private final Path sockets;
    private final AtomicLong nanos = new AtomicLong();
    private final X11Source source;

    X11SourceFaultTest(@TempDir Path sockets) {
        this.sockets = sockets;
        this.source = new X11Source(Map.of("DISPLAY", ":" + DISPLAY), sockets, nanos::get);
    }

    @ParameterizedTest
    @CsvSource({"'', DISPLAY is not set", "wayland-0, does not name one"})
    void withoutADisplayTheSourceSaysSo(String display, String reason) {
        try (X11Source none = new X11Source(Map.of("DISPLAY", display), sockets, nanos::get)) {
            assertBlind(reason, none.observe());
        }
        assertBlind("DISPLAY is not set", X11Source.of(Map.of()).observe());
    }

    @Test
    void anAbsentServerIsReportedByItsSocket() {
        assertBlind(sockets.resolve("X7").toString(), source.observe());
    }

    @Test
    void anUnknownHostIsReported() {
        try (X11Source far = new X11Source(Map.of("DISPLAY", "no.such.host.invalid:1"), sockets, nanos::get)) {
            assertBlind("the host of X display no.such.host.invalid:1 cannot be found", observe(far));
        }
    }

    @Test
    void aServerThatHangsAtOnceIsReportedWithinASecond() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        assertBlind("does not answer", against(client -> hang(never)));
    }

    @Test
    void aServerThatHangsLaterIsReportedWithinASecond() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean hung = new AtomicBoolean();
        try (FakeServer server = new FakeServer(sockets, DISPLAY, FakeServer.answering((opcode, answer) -> {
            if (hung.get()) {
                hang(never);
            }
            return answer;
        }))) {
            assertInstanceOf(Seen.class, source.observe());
            hung.set(true);
            assertBlind("does not answer", observe(source));
            assertEquals(1, server.clients());
        }
    }

    @Test
    void aRefusalIsPassedOn() throws Exception {
        assertBlind("refuses us: No protocol specified; no cookie", against(client -> {
            FakeServer.read(client, 12);
            ByteBuffer refusal = ByteBuffer.allocate(8 + 24).order(ByteOrder.LITTLE_ENDIAN);
            refusal.put(1, (byte) 22).putShort(6, (short) 6);
            refusal.put(8, "No protocol specified\n".getBytes(StandardCharsets.US_ASCII));
            FakeServer.write(client, refusal);
        }));
    }

    @Test
    void aServerThatClosesMidReplyIsReported() throws Exception {
        assertBlind("closed the connection", against(FakeServer.answering((opcode, answer) -> {
            throw new IOException("crash");
        })));
    }

    @Test
    void aServerWithoutScreenSaverExtensionIsReported() throws Exception {
        assertBlind("no MIT-SCREEN-SAVER extension", against(FakeServer.answering(
                (opcode, answer) -> opcode == FakeServer.QUERY_EXTENSION ? answer.put(8, (byte) 0) : answer)));
    }

    @Test
    void aMessageOfAbsurdLengthIsReported() throws Exception {
        assertBlind("absurd length", against(FakeServer.answering((opcode, answer) -> answer.putInt(4, -1))));
    }

    @Test
    void anAnswerOutOfStepIsReported() throws Exception {
        assertBlind("out of step", against(FakeServer.answering((opcode, answer) -> answer.putShort(2, (short) 99))));
    }

    @Test
    void aDamagedGreetingIsReported() throws Exception {
        assertBlind("greeting is damaged", against(client -> {
            FakeServer.read(client, 12);
            ByteBuffer greeting = ByteBuffer.allocate(8 + 32).order(ByteOrder.LITTLE_ENDIAN);
            FakeServer.write(client, greeting.put(0, (byte) 1).putShort(6, (short) 8).put(8 + 20, (byte) 200));
        }));
    }

    @Test
    void eventsBetweenAnswersArePassedOver() throws Exception {
        byte mappingNotify = 34;
        byte sentByAnother = (byte) 0x80;
        assertInstanceOf(Seen.class, against(FakeServer.answering((opcode, answer) -> ByteBuffer.allocate(96)
                .put(0, mappingNotify).put(32, (byte) (33 | sentByAnother)).put(64, answer, 0, 32))));
    }

    @Test
    void aPropertyThatClaimsMoreThanItHasIsCutToWhatItHas() throws Exception {
        Observation seen = against(FakeServer.answering((opcode, answer) -> switch (opcode) {
            case GET_INPUT_FOCUS -> answer.putInt(8, 4711);
            case GET_PROPERTY -> answer.put(1, (byte) 255).putInt(8, 31).putInt(16, -1);
            default -> answer;
        }));

        assertEquals(Focus.NOTHING, assertInstanceOf(Seen.class, seen).focus());
    }

    @Test
    void noBytesOfAnAnswerMakeTheSourceThrow() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (FakeServer server = new FakeServer(sockets, DISPLAY, FakeServer.answering((opcode, answer) -> {
            boolean spoil = opcode != FakeServer.QUERY_EXTENSION && random.nextInt(3) == 0;
            for (int at = 8; spoil && at < 32; at++) {
                answer.put(at, (byte) random.nextInt(256));
            }
            return spoil ? answer.put(1, (byte) random.nextInt(256)) : answer;
        }))) {
            for (int round = 0; round < 500; round++) {
                nanos.addAndGet(Backoff.LONGEST.toNanos());
                assertInstanceOf(Seen.class, source.observe(), () -> "seed " + seed);
            }
            assertEquals(1, server.clients());
        }
    }

    @Test
    void aServerThatLetsGoIsTriedLessAndLessDownToEveryFiveSeconds() throws Exception {
        try (FakeServer server = new FakeServer(sockets, DISPLAY, client -> {})) {
            for (int second = 0; second < 60; second++) {
                source.observe();
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            }
            assertTrue(server.clients() >= 12 && server.clients() <= 15, () -> server.clients() + " attempts");
        }
    }

    @SuppressWarnings("try") // the server need only be there
    private Observation against(FakeServer.Conversation conversation) throws Exception {
        try (FakeServer server = new FakeServer(sockets, DISPLAY, conversation)) {
            return observe(source);
        } finally {
            source.close();
        }
    }

    private static Observation observe(X11Source source) {
        return assertTimeoutPreemptively(Duration.ofSeconds(10), source::observe);
    }

    private static void assertBlind(String reason, Observation observation) {
        assertTrue(observation instanceof Blind blind && blind.reason().contains(reason), observation::toString);
    }

    private static void hang(CountDownLatch never) throws IOException {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new IOException("over", e);
        }
    }
}
