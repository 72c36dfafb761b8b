package dev.daybook.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Pulse;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.FakeDaemon.Answer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveStreamTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    @TempDir
    Path folder;

    private final Heard heard = new Heard();

    /** All that was told, in order: the launch of each pulse, and each reason. */
    private static final class Heard implements LiveStream.Listener {

        final List<Object> all = new CopyOnWriteArrayList<>();
        final List<DaemonAway> reasons = new CopyOnWriteArrayList<>();

        @Override
        public void pulse(Pulse pulse) {
            all.add(pulse.launchId());
        }

        @Override
        public void away(DaemonAway why) {
            all.add(why.why());
            reasons.add(why);
        }
    }

    @Test
    void tellsEveryPulseAsItCame() throws Exception {
        List<Pulse> pulses = new CopyOnWriteArrayList<>();
        try (FakeDaemon _ = daemon(new Answer.Raw(HEAD + ": hello\n\n" + event(3, "[7,9]") + event(3, "null")));
                LiveStream _ = LiveStream.open(socket(), new LiveStream.Listener() {
                    @Override
                    public void pulse(Pulse pulse) {
                        pulses.add(pulse);
                    }

                    @Override
                    public void away(DaemonAway why) {
                        throw new AssertionError(why);
                    }
                })) {
            await().until(() -> pulses.size() == 2);
            assertEquals(3, pulses.getFirst().launchId());
            assertEquals(List.of(7L, 9L), pulses.getFirst().sessions());
            assertEquals(List.of("sessions"), pulses.getFirst().changed());
            assertEquals(null, pulses.getLast().sessions());
            assertEquals("recording", pulses.getLast().recorder().state());
        }
    }

    @Test
    void asksInAFormWhoseAnswerNeedsNoTakingApart() throws Exception {
        try (FakeDaemon daemon = daemon(new Answer.Raw(HEAD + event(1, "[]")));
                LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> heard.all.contains(1L));
            assertEquals(new FakeDaemon.Asked("GET", "/api/v1/stream", ""), daemon.asked().getFirst());
        }
    }

    @Test
    void tellsOnceThatNothingRunsAndThenTheDaemonThatComes() throws Exception {
        try (LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> heard.all.contains(Why.NOT_RUNNING));
            try (FakeDaemon _ = daemon(new Answer.Raw(HEAD + event(5, "[]")))) {
                await().until(() -> heard.all.contains(5L));
            }
            await().until(() -> heard.all.size() == 3);
        }
        assertEquals(List.of(Why.NOT_RUNNING, 5L, Why.NOT_RUNNING), heard.all);
    }

    @Test
    void aStaleSocketIsNoDaemon() throws Exception {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertFirst(Why.NOT_RUNNING, "no daemon runs at ");
    }

    @Test
    void aDaemonThatFallsSilentIsToldAndTriedAgain() throws Exception {
        try (FakeDaemon daemon = daemon(new Answer.Raw(HEAD + event(1, "[]")));
                LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> heard.all.size() >= 4);
            assertEquals(List.of(1L, Why.SILENT, 1L, Why.SILENT), heard.all.subList(0, 4));
            assertTrue(heard.reasons.getFirst().reason().endsWith(" says nothing"), heard.reasons::toString);
            assertTrue(daemon.asked().size() >= 2);
        }
    }

    @Test
    void whatIsTrueForLongIsToldOnce() throws Exception {
        try (FakeDaemon daemon = daemon(new Answer.HangUp()); LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> daemon.asked().size() >= 4);
            assertEquals(List.of(Why.SILENT), heard.all);
        }
        assertTrue(heard.reasons.getFirst().reason().endsWith("hung up before it answered"));
    }

    /** It goes while the first request is on its way, as one does that is killed. */
    @Test
    void aDaemonThatDiesWhileItIsAskedIsNotCalledSilent() throws Exception {
        FakeDaemon[] dying = new FakeDaemon[1];
        CountDownLatch made = new CountDownLatch(1);
        dying[0] = new FakeDaemon(socket(), _ -> {
            close(dying, made);
            return new Answer.HangUp();
        });
        made.countDown();
        try (LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> !heard.all.isEmpty());
            assertEquals(List.of(Why.NOT_RUNNING), heard.all);
        }
    }

    private static void close(FakeDaemon[] dying, CountDownLatch made) {
        try {
            made.await();
            dying[0].close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLineWithoutAnEndIsNotReadForEver() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Raw(HEAD + "data: " + "x".repeat(Lines.MOST_BYTES)))) {
            assertFirst(Why.UNINTELLIGIBLE, "what answers at ");
        }
    }

    @Test
    void brokenJsonIsUnintelligibleAndTriedAgain() throws Exception {
        try (FakeDaemon daemon = daemon(new Answer.Raw(HEAD + "event: pulse\ndata: {\"launch_id\":\n\n"));
                LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> daemon.asked().size() >= 2);
            assertEquals(List.of(Why.UNINTELLIGIBLE), heard.all);
        }
    }

    @Test
    void aPulseWithoutItsPartsIsUnintelligible() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Raw(HEAD + "event: pulse\ndata: {\"launch_id\": 1}\n\n"))) {
            assertFirst(Why.UNINTELLIGIBLE, "what answers at ");
        }
    }

    @Test
    void aDaemonWithoutThisRouteSpeaksAnotherLanguage() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Json(404, "{}"))) {
            assertFirst(Why.UNINTELLIGIBLE, "what answers at ");
        }
    }

    @Test
    void whatIsNoHttpIsUnintelligible() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Raw("220 mail\r\n\r\n" + event(1, "[]")))) {
            assertFirst(Why.UNINTELLIGIBLE, "what answers at ");
        }
    }

    @Test
    void aDaemonWithTooManyStreamsIsSilent() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Json(503, "{}"))) {
            assertFirst(Why.SILENT, "the daemon at ");
        }
    }

    @Test
    void aPathThatNoSocketCanHaveIsToldOnce() {
        Path deep = folder.resolve("x".repeat(120));
        try (LiveStream _ = LiveStream.open(deep, heard)) {
            await().until(() -> !heard.all.isEmpty());
            assertEquals(Why.UNREACHABLE, heard.all.getFirst());
        }
    }

    @Test
    void aListenerThatThrowsIsToldTheNextPulseAllTheSame() throws Exception {
        List<Long> told = new CopyOnWriteArrayList<>();
        LiveStream.Listener angry = new LiveStream.Listener() {
            @Override
            public void pulse(Pulse pulse) {
                told.add(pulse.launchId());
                if (told.size() == 1) {
                    throw new IllegalStateException("on purpose");
                }
                throw new AssertionError("on purpose");
            }

            @Override
            public void away(DaemonAway why) {
                throw new IllegalStateException("on purpose");
            }
        };
        try (FakeDaemon _ = daemon(new Answer.Raw(HEAD + event(1, "[]") + event(2, "[]") + event(3, "[]")));
                LiveStream _ = LiveStream.open(socket(), angry)) {
            await().until(() -> told.size() >= 6);
        }
        assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L), told.subList(0, 6));
    }

    @Test
    void closingEndsItsThreadWhereverThatWaits() throws Exception {
        try (FakeDaemon daemon = daemon(new Answer.Silence())) {
            LiveStream reading = LiveStream.open(socket(), heard);
            await().until(() -> daemon.asked().size() == 1);
            reading.close();
            reading.close();
            awaitNoThread();
        }
        LiveStream waiting = LiveStream.open(socket(), heard);
        await().until(() -> heard.all.contains(Why.NOT_RUNNING));
        waiting.close();
        awaitNoThread();
        assertEquals(List.of(Why.NOT_RUNNING), heard.all);
    }

    @Test
    void theListenerItselfMayCloseIt() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        LiveStream[] live = new LiveStream[1];
        List<Long> told = new CopyOnWriteArrayList<>();
        try (FakeDaemon _ = daemon(new Answer.Raw(HEAD + event(1, "[]") + event(2, "[]")))) {
            live[0] = LiveStream.open(socket(), new LiveStream.Listener() {
                @Override
                public void pulse(Pulse pulse) {
                    told.add(pulse.launchId());
                    try {
                        opened.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    live[0].close();
                }

                @Override
                public void away(DaemonAway why) {
                    told.add(-1L);
                }
            });
            opened.countDown();
            awaitNoThread();
        }
        assertEquals(List.of(1L), told);
    }

    private void assertFirst(Why why, String reason) {
        try (LiveStream _ = LiveStream.open(socket(), heard)) {
            await().until(() -> !heard.all.isEmpty());
            assertEquals(why, heard.all.getFirst());
            assertTrue(heard.reasons.getFirst().reason().startsWith(reason), heard.reasons::toString);
        }
    }

    private static void awaitNoThread() {
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("live")));
    }

    private static String event(long launch, String sessions) {
        return "event: pulse\nid: 40\ndata: {\"launch_id\":" + launch + ",\"sequence\":40,\"recorder\":{\"state\":"
                + "\"recording\",\"source\":\"x11\"},\"changed\":[\"sessions\"],\"sessions\":" + sessions + "}\n\n";
    }

    private FakeDaemon daemon(Answer answer) throws IOException {
        return new FakeDaemon(socket(), asked -> answer);
    }

    private Path socket() {
        return folder.resolve("daemon.sock");
    }
}
