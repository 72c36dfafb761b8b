package dev.daybook.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.PauseRequest;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaybookClientTest {

    private static final String SESSIONS = """
            {"sessions":[{"id":7,"kind":"desk","title":null,"status":"active","start":"2026-11-22T08:00:00Z",
            "end":null,"summary":"none","something_new":1}]}""";
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @Test
    void readsAnAnswerIntoItsRecordAndIgnoresWhatItDoesNotKnow() throws Exception {
        try (FakeDaemon _ = daemon(FakeDaemon.ok(SESSIONS)); DaybookClient client = client()) {
            var sessions = client.answer(Call.sessions(SessionQuery.openAtTheDesk())).sessions();
            assertEquals(7, sessions.getFirst().id());
            assertEquals(Instant.parse("2026-11-22T08:00:00Z"), sessions.getFirst().start());
        }
    }

    @Test
    void handsBackABodyExactlyAsItCame() throws Exception {
        try (FakeDaemon _ = daemon(FakeDaemon.ok("{ \"odd\" :\n 1 }")); DaybookClient client = client()) {
            assertEquals("{ \"odd\" :\n 1 }", client.body(Call.health()));
        }
    }

    @Test
    void asksForWhatWasGivenAndNothingElse() throws Exception {
        try (FakeDaemon daemon = daemon(FakeDaemon.ok("{}")); DaybookClient client = client()) {
            Instant at = Instant.parse("2026-11-22T08:00:00Z");
            client.body(Call.sessions(new SessionQuery("ended", null, at, null, 5, null)));
            client.body(Call.pause(new PauseRequest(15, null)));
            client.body(Call.resume());
            assertEquals(new Asked("GET", "/api/v1/sessions?status=ended&from=2026-11-22T08%3A00%3A00Z&limit=5", ""),
                    daemon.asked().get(0));
            assertEquals(new Asked("POST", "/api/v1/recorder/pause", "{\"minutes\":15,\"until\":null}"),
                    daemon.asked().get(1));
            assertEquals(new Asked("POST", "/api/v1/recorder/resume", ""), daemon.asked().get(2));
        }
    }

    @Test
    void readsAnAnswerOfSeveralMegabytes() throws Exception {
        String body = "{\"blocks\":[],\"filler\":\"" + "x".repeat(5 << 20) + "\"}";
        try (FakeDaemon _ = daemon(FakeDaemon.ok(body)); DaybookClient client = client()) {
            assertEquals(body, client.body(Call.timeline(Instant.EPOCH, Instant.EPOCH.plusSeconds(60))));
        }
    }

    @Test
    void tellsThatNothingRunsWhenThereIsNoSocket() {
        try (DaybookClient client = client()) {
            DaemonAway away = assertThrows(DaemonAway.class, () -> client.answer(Call.health()));
            assertEquals(Why.NOT_RUNNING, away.why());
            assertEquals("no daemon runs at " + socket() + ", start it with 'daybook daemon'", away.getMessage());
        }
    }

    @Test
    void tellsThatNothingRunsWhenTheSocketIsAStaleFile() throws Exception {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertEquals(Why.NOT_RUNNING, whyWithoutAnswer());
    }

    @Test
    void givesUpOnADaemonThatHangs() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Silence()); DaybookClient client = client()) {
            DaemonAway away = assertThrows(DaemonAway.class, () -> client.answer(Call.health()));
            assertEquals(Why.SILENT, away.why());
            assertTrue(away.getMessage().contains("did not answer within 200 ms"), away.getMessage());
        }
    }

    @Test
    void tellsADaemonThatHangsUpFromOneThatIsNotThere() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.HangUp())) {
            assertEquals(Why.SILENT, whyWithoutAnswer());
        }
    }

    @Test
    void takesGarbageForAStrangersAnswer() throws Exception {
        for (String garbage : new String[]{"not json", "[1,2]", "null", ""}) {
            try (FakeDaemon _ = daemon(FakeDaemon.ok(garbage))) {
                assertEquals(Why.UNINTELLIGIBLE, whyWithoutAnswer(), garbage);
            }
        }
    }

    @Test
    void takesWhatIsNotHttpForAFailureAndNotForAnAnswer() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Raw("SSH-2.0-OpenSSH\r\n\r\n"))) {
            assertTrue(whyWithoutAnswer() != Why.NOT_RUNNING);
        }
    }

    @Test
    void keepsTheProblemOfARefusal() throws Exception {
        String problem = """
                {"type":null,"title":"Not found","status":404,"detail":"No session has the id 9.","code":"not_found"}""";
        try (FakeDaemon _ = daemon(new Answer.Json(404, problem)); DaybookClient client = client()) {
            Refused refused = assertThrows(Refused.class, () -> client.answer(Call.session(9)));
            assertAll(() -> assertEquals("not_found", refused.problem().code()),
                    () -> assertEquals("No session has the id 9.", refused.getMessage()));
        }
    }

    @Test
    void makesAProblemOfARefusalThatBringsNone() throws Exception {
        try (FakeDaemon _ = daemon(new Answer.Json(500, "<html>")); DaybookClient client = client()) {
            Refused refused = assertThrows(Refused.class, () -> client.body(Call.health()));
            assertEquals(500, refused.problem().status());
            assertEquals("unavailable", refused.problem().code());
        }
    }

    @Test
    void namesASocketPathThatIsTooLongForTheSystem() {
        try (DaybookClient client = DaybookClient.at(folder.resolve("x".repeat(108)))) {
            DaemonAway away = assertThrows(DaemonAway.class, () -> client.answer(Call.health()));
            assertEquals(Why.UNREACHABLE, away.why());
            assertEquals("set DAYBOOK_HOME to a shorter folder", away.remedy());
        }
    }

    @RepeatedTest(50)
    void findsTheNextDaemonAfterOneHasGone() throws Exception {
        try (DaybookClient client = client()) {
            try (FakeDaemon _ = daemon(FakeDaemon.ok("1"))) {
                assertEquals("1", client.body(Call.health()));
            }
            assertThrows(DaemonAway.class, () -> client.body(Call.health()));
            try (FakeDaemon _ = daemon(FakeDaemon.ok("2"))) {
                assertEquals("2", client.body(Call.health()));
            }
        }
    }

    @Test
    void givesTheInterruptBackToAThreadThatWaits() throws Exception {
        AtomicReference<Why> why = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        try (FakeDaemon daemon = daemon(new Answer.Silence());
                DaybookClient client = DaybookClient.at(socket(), Duration.ofSeconds(30))) {
            Thread waiting = Thread.ofPlatform().start(() -> {
                why.set(assertThrows(DaemonAway.class, () -> client.body(Call.health())).why());
                flag.set(Thread.currentThread().isInterrupted());
            });
            await().until(() -> !daemon.asked().isEmpty());
            waiting.interrupt();
            waiting.join(Duration.ofSeconds(10));
            assertFalse(waiting.isAlive());
        }
        assertEquals(Why.INTERRUPTED, why.get());
        assertTrue(flag.get());
    }

    @Test
    void asksNobodyOnAThreadThatIsInterruptedAlready() throws Exception {
        try (FakeDaemon daemon = daemon(FakeDaemon.ok("1"))) {
            Thread.currentThread().interrupt();
            assertEquals(Why.INTERRUPTED, whyWithoutAnswer());
            assertTrue(Thread.interrupted());
            assertEquals(0, daemon.asked().size());
        }
    }

    private Why whyWithoutAnswer() {
        try (DaybookClient client = client()) {
            return assertThrows(DaemonAway.class, () -> client.answer(Call.health())).why();
        }
    }

    private Path socket() {
        return folder.resolve("d.sock");
    }

    private DaybookClient client() {
        return DaybookClient.at(socket(), SHORT);
    }

    private FakeDaemon daemon(Answer answer) throws IOException {
        return new FakeDaemon(socket(), _ -> answer);
    }
}
