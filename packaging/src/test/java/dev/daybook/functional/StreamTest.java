package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.PauseRequest;
import dev.daybook.api.Progress;
import dev.daybook.api.Pulse;
import dev.daybook.client.Call;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.LiveStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live stream: the real daemon's pulse, and what its client tells of a daemon that is not there. */
@Timeout(120)
class StreamTest {

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private Home home;
    private LiveStream live;

    /** What was told, in order: pulses and reasons. */
    private static final class Heard implements LiveStream.Listener {

        final List<Object> all = new CopyOnWriteArrayList<>();

        @Override
        public void pulse(Pulse pulse) {
            all.add(pulse);
        }

        @Override
        public void away(DaemonAway why) {
            all.add(why.why());
        }

        int mark() {
            return all.size();
        }

        Pulse pulse(int from, Predicate<Pulse> wanted) {
            return (Pulse) await(from, told -> told instanceof Pulse pulse && wanted.test(pulse));
        }

        Object await(int from, Predicate<Object> wanted) {
            Awaitility.await("after " + from + " of what was told").atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(20)).until(() -> all.stream().skip(from).anyMatch(wanted));
            return all.stream().skip(from).filter(wanted).findFirst().orElseThrow();
        }
    }

    @BeforeEach
    void aHome() throws Exception {
        home = new Home(folder.resolve("h"));
        home.start();
        live = LiveStream.open(home.directories.socket(), heard);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        live.close();
        home.end();
    }

    @Test
    void theFirstPulseIsWholeAndOthersFollowWithoutAnyChange() throws Exception {
        Pulse first = heard.pulse(0, pulse -> true);
        assertEquals(home.health().launch().id(), first.launchId());
        assertEquals(List.of("sessions", "operations", "timeline", "plans"), first.changed());
        assertNull(first.sessions());
        assertEquals("blind", first.recorder().state());
        assertTrue(first.sequence() > 0);
        Pulse quiet = heard.pulse(1, pulse -> pulse.changed().isEmpty());
        assertEquals(List.of(), quiet.sessions());
    }

    @Test
    void anOperationItsProgressItsCancelAndItsSessionShow() throws Exception {
        heard.pulse(0, pulse -> true);
        int start = heard.mark();
        Path go = folder.resolve("go");
        String id = home.shell("while [ ! -e '" + go + "' ]; do sleep 0.02; done; echo 0.5 half > "
                + "\"$DAYBOOK_PROGRESS\"; exec sleep 600");
        long session = Objects.requireNonNull(home.operation(id).sessionId());
        heard.pulse(start, pulse -> names(pulse, session) && pulse.changed().containsAll(List.of("sessions",
                "operations")));
        home.await(id, operation -> "live".equals(operation.workerState()) && operation.pid() != null);
        awaitQuiet();
        int progress = heard.mark();
        Files.createFile(go);
        heard.pulse(progress, pulse -> pulse.changed().contains("operations"));
        home.await(id, operation -> new Progress(0.5, "half").equals(operation.progress()));
        awaitQuiet();
        int cancel = heard.mark();
        home.answer(Call.cancelSession(session));
        heard.pulse(cancel, pulse -> names(pulse, session));
        assertTrue(home.ended(id).terminal());
        heard.pulse(cancel, pulse -> pulse.changed().contains("operations"));
    }

    /** Of these only the first is written to the store. */
    @Test
    void progressThatIsKeptInNoRowShows() throws Exception {
        Path go = folder.resolve("go");
        String id = home.shell("for i in 1 2 3; do while [ ! -e '" + go + "'.$i ]; do sleep 0.02; done; "
                + "echo \"0.$i step $i\" > \"$DAYBOOK_PROGRESS\"; done; exec sleep 600");
        for (int step = 1; step <= 3; step++) {
            awaitQuiet();
            int before = heard.mark();
            Progress told = new Progress(step / 10.0, "step " + step);
            Files.createFile(Path.of(go + "." + step));
            heard.pulse(before, pulse -> pulse.changed().contains("operations"));
            home.await(id, operation -> told.equals(operation.progress()));
        }
    }

    @Test
    void aPauseAndAResumeShow() throws Exception {
        heard.pulse(0, pulse -> pulse.recorder().state().equals("blind"));
        int pause = heard.mark();
        home.answer(Call.pause(new PauseRequest(10, null)));
        Pulse paused = heard.pulse(pause, pulse -> pulse.recorder().state().equals("paused"));
        assertFalse(String.valueOf(paused.recorder().pausedUntil()).equals("null"));
        int resume = heard.mark();
        home.answer(Call.resume());
        heard.pulse(resume, pulse -> pulse.recorder().state().equals("blind"));
    }

    @Test
    void aKilledDaemonIsToldOnceAndTheNextLaunchIsAnother() throws Exception {
        Pulse first = heard.pulse(0, pulse -> true);
        heard.pulse(1, pulse -> true);
        int killed = heard.mark();
        Home.kill9(home.launchedLast());
        heard.await(killed, Why.NOT_RUNNING::equals);
        home.start();
        Pulse again = heard.pulse(killed, pulse -> pulse.launchId() != first.launchId());
        assertNotEquals(first.launchId(), again.launchId());
        assertEquals(List.of("sessions", "operations", "timeline", "plans"), again.changed());
        List<Object> reasons = new ArrayList<>(heard.all.subList(killed, heard.all.size()));
        reasons.removeIf(Pulse.class::isInstance);
        assertEquals(Why.NOT_RUNNING, reasons.getFirst());
        assertEquals(1, Collections.frequency(reasons, Why.NOT_RUNNING), reasons::toString);
    }

    @Test
    void aStoppedDaemonIsSilentAndOneThatGoesOnIsThereAgain() throws Exception {
        heard.pulse(1, pulse -> true);
        int stopped = heard.mark();
        Home.signal(home.launchedLast(), "STOP");
        heard.await(stopped, Why.SILENT::equals);
        int goesOn = heard.mark();
        Home.signal(home.launchedLast(), "CONT");
        heard.pulse(goesOn, pulse -> pulse.changed().size() == 4);
        heard.pulse(heard.mark(), pulse -> true);
    }

    @Test
    void aStopWithManyStreamsOpenIsClean() throws Exception {
        List<LiveStream> more = new ArrayList<>();
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Heard another = new Heard();
            all.add(another);
            more.add(LiveStream.open(home.directories.socket(), another));
        }
        all.forEach(one -> one.pulse(1, pulse -> true));
        Process daemon = home.launchedLast();
        assertEquals(0, home.daybook("stop").exit());
        assertTrue(daemon.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, daemon.exitValue());
        all.forEach(one -> one.await(0, Why.NOT_RUNNING::equals));
        more.forEach(LiveStream::close);
        assertTrue(home.log().contains("Stopped"), home.log());
        assertFalse(home.log().contains("did not stop cleanly"), home.log());
    }

    /** So that what is told next is told of what happens next. */
    private void awaitQuiet() {
        int from = heard.mark();
        heard.await(from, told -> told instanceof Pulse pulse && pulse.changed().isEmpty());
    }

    private static boolean names(Pulse pulse, long session) {
        List<Long> sessions = pulse.sessions();
        return sessions != null && sessions.contains(session);
    }
}
