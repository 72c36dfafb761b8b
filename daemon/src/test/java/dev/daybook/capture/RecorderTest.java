package dev.daybook.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.day.LocalDay;
import dev.daybook.server.DayReader;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionEdits;
import dev.daybook.session.SessionRules;
import dev.daybook.session.SessionWish;
import dev.daybook.store.DayRows;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.PauseRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.SessionEditRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.timeline.Ticks;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder's thread over the real store, which a test makes fail, and a source and clocks that a test sets. */
class RecorderTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path folder;

    private final Ticks ticks = new Ticks(START.toString());
    private final AtomicBoolean broken = new AtomicBoolean();
    /** Reads fail until a change was taken, as with a database that has to be opened again. */
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private Supplier<Observation> sight = () -> new Observation.Seen(new Focus("Editor", "report", null), Duration.ZERO,
            false);
    private Store store;
    private FailingRows rows;

    @BeforeEach
    void openTheStore() throws Exception {
        store = Store.open(folder, START);
        rows = new FailingRows(new RecordingRows(store, new LaunchRows(store).begin("test", 1, "boot", "test", START)));
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Test
    void aPauseAResumeAndTroubleAreNewsAndALookThatSeesTheSameIsNone() {
        Recorder recorder = recorder(new PauseRows(store));
        List<RecorderState> told = new CopyOnWriteArrayList<>();
        recorder.onNews(() -> told.add(recorder.state()));
        recorder.start();
        Awaitility.await().until(() -> !told.isEmpty() && told.getLast().session() != null);
        int opened = told.size();
        assertEquals(RecorderState.Kind.RECORDING, told.getLast().kind());
        int before = looks.get();
        Awaitility.await().until(() -> looks.get() > before + 100);
        assertEquals(opened, told.size());
        recorder.pause(Optional.empty());
        assertEquals(RecorderState.Kind.PAUSED, told.getLast().kind());
        recorder.resume();
        Awaitility.await().until(() -> told.getLast().kind() == RecorderState.Kind.RECORDING);
        broken.set(true);
        Awaitility.await().until(() -> told.getLast().reason() != null);
        broken.set(false);
        Awaitility.await().until(() -> told.getLast().reason() == null);
        recorder.close();
    }

    @Test
    void excludedTimeCountsAsIfNobodyHadLookedAndIsSaidToBeExcluded() {
        AtomicBoolean excluded = new AtomicBoolean();
        Supplier<Observation> open = sight;
        sight = () -> excluded.get() ? new Observation.Excluded() : open.get();
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> looks.get() > 20 && sessions().size() == 1);
        excluded.set(true);
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.EXCLUDED);
        Instant from = ticks.wall();
        int before = looks.get();
        Awaitility.await().until(() -> looks.get() > before + 100);
        RecorderState state = recorder.state();
        Instant until = ticks.wall();
        recorder.close();

        assertEquals("excluded", state.kind().wire());
        assertEquals(null, state.reason());
        assertEquals(null, state.activity());
        long passed = Duration.between(START, until).toSeconds();
        assertTrue(activeSeconds() <= Duration.between(START, from).toSeconds(), activeSeconds() + " of " + passed);
        assertTrue(activeSeconds() >= 18, "what came before is kept");
    }

    @Test
    void whatCouldNotBeStoredWaitsAndIsStoredLater() {
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> sessions().size() == 1);
        broken.set(true);
        int before = looks.get();
        Awaitility.await().until(() -> looks.get() > before + 400);
        assertTrue(String.valueOf(recorder.state().reason()).contains("broken by the test"));
        assertEquals(1, sessions().size());
        broken.set(false);
        recorder.close();
        Session session = sessions().getFirst();
        assertEquals("shutdown", session.outcome());
        long passed = Duration.between(START, ticks.wall()).toSeconds();
        assertTrue(Math.abs(passed - activeSeconds()) <= 5, passed + " s passed, " + activeSeconds() + " s are stored");
    }

    @Test
    void whoCannotStoreDoesNotSayThatItRecordsAndGoesOnByItself() {
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.RECORDING);
        broken.set(true);
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.HELD);
        assertEquals("held", recorder.state().kind().wire());
        assertEquals("broken by the test; what is seen meanwhile waits in memory", recorder.state().reason());
        assertEquals(ActivityState.ACTIVE, recorder.state().activity(), "it still looks");
        broken.set(false);
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.RECORDING);
        assertEquals(null, recorder.state().reason());
        recorder.close();
    }

    @Test
    void memoryTakesNoMoreThanItsBoundAndTheTimeThatNobodyLookedIsAPause() {
        AtomicInteger windows = new AtomicInteger();
        sight = () -> new Observation.Seen(new Focus("Editor", "page " + windows.incrementAndGet(), null),
                Duration.ZERO,
                false);
        Recorder recorder = recorder(new PauseRows(store), 50);
        recorder.start();
        Awaitility.await().until(() -> sessions().size() == 1);
        broken.set(true);
        Awaitility.await().until(() -> String.valueOf(recorder.state().reason()).contains("memory takes no more"));
        assertEquals(RecorderState.Kind.HELD, recorder.state().kind());
        Instant from = ticks.wall();
        int seen = looks.get();
        Awaitility.await().until(() -> ticks.wall().isAfter(from.plusSeconds(600)));
        assertEquals(seen, looks.get(), "it looked where it could not keep what it sees");

        broken.set(false);
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.RECORDING);
        recorder.close();
        Day.Gap gap = new DayRows(store)
                .days(List.of(new LocalDay(LocalDate.of(2026, 3, 2), ZoneOffset.UTC)), ticks.wall())
                .getFirst().gaps().stream().filter(one -> one.kind().equals("paused")).findFirst().orElseThrow();
        assertFalse(gap.start().isAfter(from), gap + " and " + from);
        assertTrue(Duration.between(gap.start(), gap.end()).toSeconds() >= 600, gap.toString());
        assertEquals(Optional.empty(), new PauseRows(store).current());
        long passed = Duration.between(START, gap.start()).toSeconds();
        assertTrue(activeSeconds() >= passed - 5, "what was seen before is kept: " + activeSeconds() + " of " + passed);
    }

    @Test
    void aStoreThatOnlyAChangeWakesIsWokenAndNothingIsLost() {
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> sessions().size() == 1);
        asleep.set(true);
        broken.set(true);
        int before = looks.get();
        // Over many minutes' borders, so that recording has to read the store before it could hand it anything.
        Awaitility.await().until(() -> looks.get() > before + 400);
        broken.set(false);
        Awaitility.await("stored again without a stop").until(() -> !asleep.get() && recorder.state().reason() == null);
        recorder.close();
        long passed = Duration.between(START, ticks.wall()).toSeconds();
        assertTrue(Math.abs(passed - activeSeconds()) <= 5, passed + " s passed, " + activeSeconds() + " s are stored");
        assertEquals("shutdown", sessions().getFirst().outcome());
    }

    @Test
    void aStopWhileTheStoreSleepsWakesItAndStoresAll() {
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> sessions().size() == 1);
        asleep.set(true);
        broken.set(true);
        int before = looks.get();
        Awaitility.await().until(() -> looks.get() > before + 400);
        broken.set(false);
        recorder.close();
        long passed = Duration.between(START, ticks.wall()).toSeconds();
        assertTrue(Math.abs(passed - activeSeconds()) <= 5, passed + " s passed, " + activeSeconds() + " s are stored");
        assertEquals("shutdown", sessions().getFirst().outcome());
    }

    @Test
    void nothingIsLookedAtBeforeItIsKnownWhetherRecordingIsPaused() {
        new PauseRows(store).begin(new Pause(START, null));
        AtomicInteger asked = new AtomicInteger();
        PauseRows real = new PauseRows(store);
        Recorder recorder = recorder(new PauseStore() {
            @Override
            public Optional<Pause> current() {
                if (asked.incrementAndGet() < 5) {
                    throw new StoreUnavailable("broken by the test", new IllegalStateException());
                }
                return real.current();
            }

            @Override
            public void begin(Pause pause) {
                real.begin(pause);
            }

            @Override
            public void end(Instant now) {
                real.end(now);
            }
        });
        recorder.start();
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.PAUSED);
        assertEquals(0, looks.get());
        recorder.close();
    }

    @Test
    void aPauseThatRanOutWhileNobodyWatchedEndedWhenItWasToEnd() {
        PauseRows pauses = new PauseRows(store);
        pauses.begin(new Pause(START.minusSeconds(600), START.minusSeconds(60)));
        Recorder recorder = recorder(pauses);
        recorder.start();
        Awaitility.await().until(() -> recorder.state().kind() == RecorderState.Kind.RECORDING);
        recorder.close();
        assertEquals(Optional.empty(), pauses.current());
    }

    @Test
    void aSourceThatAlwaysFailsStopsNeitherRequestsNorTheEnd() {
        sight = () -> {
            throw new IllegalStateException("thrown by the test");
        };
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        assertEquals(RecorderState.Kind.PAUSED, recorder.pause(Optional.empty()).kind());
        recorder.close();
        assertThrows(StoreUnavailable.class, recorder::resume, "who asks too late is told, and does not wait for ever");
    }

    @Test
    void anEndThatIsCorrectedIntoAMinuteThatIsNotFoldedYetCutsIt() {
        AtomicReference<ActivityState> doing = new AtomicReference<>(ActivityState.ACTIVE);
        sight = () -> new Observation.Seen(new Focus("Editor", "report", null), Duration.ZERO,
                doing.get() == ActivityState.LOCKED);
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> sessions().size() == 1);
        doing.set(ActivityState.LOCKED);
        Awaitility.await().until(() -> sessions().getFirst().status().equals("ended"));
        SessionEdits edits = new SessionEditRows(store, rows::nextSessionId);
        // A fold between the question and the wish leaves the same cut, made in the stored block instead.
        Instant end = ticks.wall().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);
        assertEquals(new EditAnswer.Done(1, List.of(end), List.of(1L)),
                recorder.edit(now -> edits.edit(1, SessionWish.end(end), now)));
        assertEquals(Optional.of(end), lastBlockOfTheSession());
        Instant corrected = ticks.wall();
        Awaitility.await().until(() -> ticks.wall().isAfter(corrected.plusSeconds(180)));
        assertEquals(Optional.of(end), lastBlockOfTheSession());
        recorder.close();
        assertEquals(Optional.of(end), lastBlockOfTheSession());
        assertEquals(end, sessions().getLast().end());
    }

    @Test
    void anEndIsNotCorrectedBeforeWhatWasSeenIsStored() {
        Recorder recorder = recorder(new PauseRows(store));
        recorder.start();
        Awaitility.await().until(() -> sessions().size() == 1);
        broken.set(true);
        assertThrows(StoreUnavailable.class, () -> recorder.edit(_ -> {
            throw new AssertionError("it was asked all the same");
        }));
        broken.set(false);
        recorder.close();
    }

    private Optional<Instant> lastBlockOfTheSession() {
        return new DayRows(store).timeline(new TimeRange(START.minusSeconds(60), ticks.wall())).blocks().stream()
                .filter(block -> Objects.equals(block.sessionId(), 1L)).map(block -> block.end())
                .max(Comparator.naturalOrder());
    }

    private Recorder recorder(PauseStore pauses) {
        return recorder(pauses, 5_000);
    }

    private Recorder recorder(PauseStore pauses, int mostWaiting) {
        Recording recording = new Recording(Duration.ofMinutes(3),
                new SessionRules(Duration.ofMinutes(5), Duration.ofHours(2), LocalTime.of(4, 0)),
                () -> ZoneOffset.UTC, rows);
        ActivitySource source = new ActivitySource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Observation observe() {
                looks.incrementAndGet();
                return sight.get();
            }

            @Override
            public void close() {}
        };
        // Each look is a second later, however little of one went by.
        return new Recorder(source, recording, rows, pauses, () -> ticks.pass(1),
                new Recorder.Cadence(Duration.ofMillis(1), Duration.ofSeconds(10)), mostWaiting);
    }

    private List<Session> sessions() {
        return new DayRows(store).sessions(new DayReader.Filter(null, null, null, null, null, 100));
    }

    private long activeSeconds() {
        return new DayRows(store).timeline(new TimeRange(START.minusSeconds(60), ticks.wall())).blocks().stream()
                .mapToInt(block -> block.activeSeconds()).sum();
    }

    /** The real rows, which fail when the test says so. */
    private final class FailingRows implements RecordingStore {

        private final RecordingRows real;

        FailingRows(RecordingRows real) {
            this.real = real;
        }

        private RecordingRows real() {
            if (broken.get() || asleep.get()) {
                throw new StoreUnavailable("broken by the test", new IllegalStateException());
            }
            return real;
        }

        @Override
        public void record(RecordingChange change) {
            if (!broken.get()) {
                asleep.set(false);
            }
            real().record(change);
        }

        @Override
        public List<TimeRange> blocksWithin(TimeRange range) {
            return real().blocksWithin(range);
        }

        @Override
        public List<TimeRange> heldWithin(TimeRange range) {
            return real().heldWithin(range);
        }

        @Override
        public Optional<Instant> nextStartAfter(Instant instant) {
            return real().nextStartAfter(instant);
        }

        @Override
        public long nextActivityId() {
            return real.nextActivityId();
        }

        @Override
        public long nextSessionId() {
            return real.nextSessionId();
        }
    }
}
