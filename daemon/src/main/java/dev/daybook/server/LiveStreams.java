package dev.daybook.server;

import dev.daybook.api.Pulse;
import dev.daybook.api.Recorder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The streams of pulses that are open, all beating together: one timer, and nothing asked of the store. Without a stream
 * nothing runs. Thread safe; being told of changes returns at once.
 */
public final class LiveStreams implements AutoCloseable {

    static final int MOST = 16;

    private final long launch;
    private final LongSupplier sequence;
    private final Supplier<Recorder> recorder;
    private final Set<PulseStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("pulses").daemon().factory());
    private @Nullable ScheduledFuture<?> next;
    private boolean hurried;
    private boolean stopping;
    private int taken;

    /**
     * @param launch of this daemon
     * @param sequence number of the last change that is on disk
     * @param recorder what it is doing now
     */
    public LiveStreams(long launch, LongSupplier sequence, Supplier<Recorder> recorder) {
        this.launch = launch;
        this.sequence = sequence;
        this.recorder = recorder;
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * A change is on disk.
     *
     * @param tables what it wrote
     * @param sessions ids of the sessions that it wrote something of
     */
    public void committed(Set<String> tables, Set<Long> sessions) {
        if (!open.isEmpty()) {
            changed(Changes.of(tables, sessions));
        }
    }

    /** What is shown of operations has changed without a change in the store. */
    public void operationsChanged() {
        changed(Changes.OPERATIONS);
    }

    /** Everything that was recorded is sorted by other rules now. */
    public void rulesChanged() {
        changed(Changes.SORTING);
    }

    /** The recorder does something else than before. */
    public void recorderChanged() {
        hurry();
    }

    /** A stream for one more reader. One that has hung up is noticed with the next pulse. */
    synchronized Route.Body stream() throws Refusal {
        if (stopping) {
            throw Refusal.unavailable("The daemon is stopping");
        } else if (taken == MOST) {
            throw Refusal.unavailable(MOST + " streams are open, and no more are possible; ask again later");
        }
        taken++;
        return new PulseStream(
                changes -> new Pulse(launch, sequence.getAsLong(), recorder.get(), changes.names(), changes.ids()),
                this::begun, this::over);
    }

    /** How many are open. */
    int size() {
        return open.size();
    }

    /** Whether a pulse is due at some time. */
    synchronized boolean isBeating() {
        return next != null;
    }

    private synchronized void begun(PulseStream stream) {
        open.add(stream);
        if (stopping) {
            stream.end();
        } else if (next == null) {
            next = timer.schedule(this::beat, Rhythm.RESTING, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void over(PulseStream stream) {
        open.remove(stream);
        taken--;
    }

    private void changed(Changes changes) {
        if (!changes.topics().isEmpty()) {
            open.forEach(stream -> stream.changed(changes));
            hurry();
        }
    }

    private synchronized void hurry() {
        if (next != null && !hurried && !open.isEmpty()) {
            hurried = true;
            beatIn(Rhythm.untilToldOf(next.getDelay(TimeUnit.MILLISECONDS)));
        }
    }

    /** One pulse for everybody. */
    void beat() {
        rest();
        open.forEach(PulseStream::beat);
    }

    private synchronized void rest() {
        hurried = false;
        if (open.isEmpty() || stopping) {
            next = null;
        } else {
            beatIn(Rhythm.RESTING);
        }
    }

    /** The one that was due before is called off. If it has begun already it goes on, and calls off this one in turn. */
    private void beatIn(long millis) {
        if (next != null) {
            next.cancel(false);
        }
        next = timer.schedule(this::beat, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends all streams at once, and waits for no reader. */
    @Override
    public void close() {
        synchronized (this) {
            stopping = true;
            next = null;
            timer.shutdownNow();
        }
        open.forEach(PulseStream::end);
    }
}
