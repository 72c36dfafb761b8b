package dev.daybook.capture;

import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.timeline.Tick;
import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks once an interval, and stores what it saw. While paused it does not look at all. A store that
 * fails for a while is tried again every two seconds; what was seen meanwhile waits in memory, up to a bound. Beyond that
 * it does not look until the store is there again, and then notes that time down as a pause.
 *
 * <p>Thread safe: requests are handed to the recorder's thread and answered when they are on disk.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private static final Duration RETRY = Duration.ofSeconds(2);

    /** A workday of ordinary work, and a few megabytes: what waits is also stored in one piece. */
    private static final int MOST_WAITING = 5_000;

    private final ActivitySource source;
    private final Recording recording;
    private final RecordingStore store;
    private final PauseStore pauses;
    private final Supplier<Tick> clock;
    private final Cadence cadence;
    private final int mostWaiting;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("recorder").unstarted(this::run);
    private volatile RecorderState state;
    private volatile Runnable news = () -> {};
    private @Nullable Pause pause;
    private @Nullable String storeTrouble;
    /** Since when it has not looked because memory takes no more; null while it looks. */
    private @Nullable Instant notLookedSince;
    private @Nullable Duration flushedAt;
    private boolean pauseKnown;
    private boolean stopDue;
    private boolean stopping;
    private volatile boolean ended;

    /**
     * Prepares the recorder; {@link #start} sets it going.
     *
     * @param source closed with the recorder
     * @param clock reads the machine's clocks
     */
    public Recorder(
            ActivitySource source,
            Recording recording,
            RecordingStore store,
            PauseStore pauses,
            Supplier<Tick> clock,
            Cadence cadence) {
        this(source, recording, store, pauses, clock, cadence, MOST_WAITING);
    }

    Recorder(
            ActivitySource source,
            Recording recording,
            RecordingStore store,
            PauseStore pauses,
            Supplier<Tick> clock,
            Cadence cadence,
            int mostWaiting) {
        this.mostWaiting = mostWaiting;
        this.source = source;
        this.recording = recording;
        this.store = store;
        this.pauses = pauses;
        this.clock = clock;
        this.cadence = cadence;
        this.state = RecorderState.starting(source.name());
    }

    /**
     * How often.
     *
     * @param sample between two looks
     * @param flush at most this much is lost by a crash
     */
    public record Cadence(Duration sample, Duration flush) {}

    private record Request(Runnable work, CompletableFuture<Void> done) {}

    public void start() {
        thread.start();
    }

    /**
     * From now on {@code listener} hears when {@link #state} is another than at the last look, apart from its times. It is
     * called on the recorder's thread and returns at once.
     */
    public void onNews(Runnable listener) {
        news = listener;
    }

    /** What the recorder is doing now. */
    public RecorderState state() {
        return state;
    }

    /**
     * Pauses: the open session ends, and nothing is looked at or stored until resumed.
     *
     * @param until when to resume by itself; empty: not by itself
     * @throws StoreUnavailable when the pause could not be stored; recording then goes on
     */
    public RecorderState pause(Optional<Instant> until) {
        return ask(() -> beginPause(until.orElse(null)));
    }

    /** Resumes; does nothing when not paused. */
    public RecorderState resume() {
        return ask(() -> endPause(now()));
    }

    /**
     * Ends this session at its last activity if it is the open one; what follows opens another.
     *
     * @throws StoreUnavailable when the store had to be asked and did not answer
     */
    public void endSession(long session) {
        ask(() -> {
            if (recording.openSession().filter(open -> open == session).isPresent()) {
                recording.stop(clock.get(), SessionEnd.CANCELLED);
                flush();
            }
        });
    }

    /**
     * Changes sessions between two looks, when all that was seen is stored: a session that has just opened must not be
     * overlapped, and the minute that is not folded yet must be cut at every new border too.
     *
     * @param edit is told what time it is, in whole seconds
     * @throws StoreUnavailable when it could not be stored, or what was seen before could not
     */
    public EditAnswer edit(Function<Instant, EditAnswer> edit) {
        AtomicReference<@Nullable EditAnswer> answer = new AtomicReference<>();
        ask(() -> {
            storeAll();
            EditAnswer made = edit.apply(now());
            if (made instanceof EditAnswer.Done done) {
                done.borders().forEach(recording::boundary);
            }
            answer.set(made);
        });
        return Objects.requireNonNull(answer.get(), "the recorder answered without having asked");
    }

    /**
     * Forgets what was seen in {@code range} as far as the store is not alone with it: between two looks, when all that
     * was seen is stored, and stored again when it is forgotten. Whatever else of that time is in the store is then
     * nobody's but the store's.
     *
     * @param range not after now
     * @param meant which spans, judged by what they say
     * @throws StoreUnavailable when it could not be stored, or what was seen before could not
     */
    public void erase(TimeRange range, Predicate<Activity> meant) {
        ask(() -> {
            storeAll();
            recording.erase(range, meant);
            storeAll();
        });
    }

    private void storeAll() {
        flush();
        if (storeTrouble != null || !recording.settled()) {
            throw new StoreUnavailable("what was recorded waits to be stored", new IllegalStateException());
        }
    }

    /** Ends the open session, stores all there is and stops. */
    @Override
    public void close() {
        requests.add(new Request(() -> stopping = true, new CompletableFuture<>()));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RecorderState ask(Runnable work) {
        Request request = new Request(work, new CompletableFuture<>());
        requests.add(request);
        if (ended) {
            refuseWaiting();
        }
        try {
            request.done.get();
            return state;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailable unavailable) {
                throw new StoreUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
            }
            throw new IllegalStateException("the recorder failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the recorder", e);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                attempt(this::sample);
                serveUntilNextSample();
            }
            attempt(this::finish);
        } finally {
            source.close();
            ended = true;
            refuseWaiting();
        }
    }

    /** One turn that fails is told and leaves the next one to go on. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (StoreUnavailable e) {
            troubled(e);
            become(state.because(told()));
        } catch (RuntimeException e) {
            storeTrouble = "the recorder failed and goes on; the log says why";
            become(state.because(storeTrouble));
            LOG.error("The recorder failed in one turn and goes on", e);
        }
    }

    private void sample() {
        Tick tick = clock.get();
        Pause held = heldPause();
        if (held != null && held.over(tick.wall())) {
            endPause(held.until() == null ? tick.wall() : held.until());
        }
        Duration flushed = flushedAt;
        boolean due = flushed == null || tick.awake().minus(flushed).compareTo(flushEvery()) >= 0;
        if (due) {
            flushedAt = tick.awake();
            wakeStore();
        }
        Observation seen = null;
        if (pause == null) {
            if (looks(tick)) {
                seen = source.observe();
                recording.observe(tick, seen);
            }
        } else if (stopDue) {
            stopRecording(tick, SessionEnd.PAUSE);
        }
        if (due || (recording.sessionsPending() && storeTrouble == null)) {
            flush();
        }
        become(describe(tick, seen));
    }

    /** Where nothing can be stored, a disk that has room again is noticed soon. */
    private Duration flushEvery() {
        return storeTrouble == null || cadence.flush.compareTo(RETRY) < 0 ? cadence.flush : RETRY;
    }

    private boolean looks(Tick tick) {
        if (notLookedSince == null && storeTrouble != null && recording.waiting() >= mostWaiting) {
            notLookedSince = tick.wall().truncatedTo(ChronoUnit.SECONDS);
            LOG.warn("What cannot be stored fills the memory it may have; nothing is looked at until it can");
        }
        return notLookedSince == null;
    }

    private void become(RecorderState next) {
        boolean told = !next.looksLike(state);
        state = next;
        if (told) {
            news.run();
        }
    }

    /**
     * A store that failed is opened again by the next change it is handed. What is recorded may need to read it first, so
     * the alive mark goes ahead alone.
     */
    private void wakeStore() {
        if (storeTrouble != null) {
            attempt(() -> store.record(new RecordingChange(now(), List.of(), List.of(), List.of(), List.of())));
        }
    }

    /** Remembered until it is done: the store may be away in the middle of it. */
    private void stopRecording(Tick tick, SessionEnd why) {
        stopDue = true;
        recording.stop(tick, why);
        stopDue = false;
    }

    /** Whether recording is paused has to be known before the first look: a person's pause holds across launches. */
    private @Nullable Pause heldPause() {
        if (!pauseKnown) {
            pause = pauses.current().orElse(null);
            pauseKnown = true;
        }
        return pause;
    }

    private void serveUntilNextSample() {
        try {
            Request request = requests.poll(cadence.sample.toMillis(), TimeUnit.MILLISECONDS);
            if (request != null) {
                serve(request);
            }
        } catch (InterruptedException e) {
            LOG.error("The recorder was interrupted; nobody may do that. It goes on", e);
        }
    }

    private void serve(Request request) {
        try {
            request.work.run();
            become(describe(clock.get(), null));
            request.done.complete(null);
        } catch (RuntimeException e) {
            request.done.completeExceptionally(e);
        }
    }

    private void finish() {
        wakeStore();
        if (pauseKnown && (pause == null || stopDue)) {
            attempt(() -> stopRecording(clock.get(), SessionEnd.SHUTDOWN));
        }
        flush();
    }

    private void refuseWaiting() {
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            request.done.completeExceptionally(
                    new StoreUnavailable("the daemon is stopping",
                            new IllegalStateException("the recorder has stopped")));
        }
    }

    private void beginPause(@Nullable Instant until) {
        heldPause();
        Tick tick = clock.get();
        Pause wanted = new Pause(tick.wall().truncatedTo(ChronoUnit.SECONDS), until);
        boolean wasRecording = pause == null;
        pauses.begin(wanted);
        pause = wanted;
        if (wasRecording) {
            attempt(() -> stopRecording(tick, SessionEnd.PAUSE));
            flush();
        }
        LOG.info("Paused until {}", until == null ? "resumed" : until);
    }

    private void endPause(Instant at) {
        if (heldPause() != null) {
            pauses.end(at);
            pause = null;
            LOG.info("Resumed");
        }
    }

    private void flush() {
        RecordingChange change = recording.change(now());
        try {
            store.record(change);
            recording.stored(change);
            sayWhatWasNotLookedAt();
            if (storeTrouble != null) {
                LOG.info("What waited is stored");
            }
            storeTrouble = null;
        } catch (StoreUnavailable e) {
            troubled(e);
        }
    }

    /** With an end from the beginning: a kill between the two must not leave a pause that nobody wished. */
    private void sayWhatWasNotLookedAt() {
        Instant since = notLookedSince;
        if (since != null && pause == null) {
            Instant now = now();
            pauses.begin(new Pause(since, now));
            pauses.end(now);
        }
        notLookedSince = null;
    }

    /** Told once, and not with every try. */
    private void troubled(StoreUnavailable why) {
        if (storeTrouble == null) {
            LOG.warn("Nothing can be stored; what is seen waits in memory: {}", why.getMessage());
        }
        storeTrouble = why.getMessage();
    }

    /** What is wrong, and what becomes of what is seen. */
    private @Nullable String told() {
        if (storeTrouble == null) {
            return null;
        }
        return storeTrouble + (notLookedSince == null
                ? "; what is seen meanwhile waits in memory"
                : "; memory takes no more, so nothing is looked at meanwhile");
    }

    private Instant now() {
        return clock.get().wall().truncatedTo(ChronoUnit.SECONDS);
    }

    private RecorderState describe(Tick tick, @Nullable Observation seen) {
        Pause held = pause;
        if (held != null) {
            return RecorderState.paused(source.name(), held.until(), storeTrouble);
        }
        if (notLookedSince != null) {
            return RecorderState.held(source.name(), told(), recording.openSession().orElse(null));
        }
        return switch (seen) {
            case null -> state.kind() == RecorderState.Kind.PAUSED ? RecorderState.starting(source.name()) : state;
            case Observation.Blind blind -> RecorderState.blind(source.name(),
                    storeTrouble == null ? blind.reason() : blind.reason() + "; and " + storeTrouble);
            case Observation.Excluded _ -> RecorderState.excluded(source.name(), tick.wall(),
                    recording.openSession().orElse(null)).because(told());
            case Observation.Seen looked -> new RecorderState(RecorderState.Kind.RECORDING, source.name(), null,
                    recording.state().orElse(ActivityState.ACTIVE), looked.idle(), null, tick.wall(),
                    recording.openSession().orElse(null)).because(told());
        };
    }
}
