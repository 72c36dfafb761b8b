package dev.daybook.cli;

import dev.daybook.client.ClientException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells, beside whatever else is done, that an operation has ended: as the daemon says, or as the last exit says while
 * there is no daemon. Its own thread asks; closing ends that.
 */
final class EndSignal implements AutoCloseable {

    private static final Duration ASK = Duration.ofDays(1);

    private final OperationWatch watch;
    private final LastExit exit;
    private final Absence absence;
    private final AtomicReference<State> state = new AtomicReference<>(new State.Going());
    private final Thread thread;

    private sealed interface State {
        record Going() implements State {}

        record Ended() implements State {}

        record Refusing(ClientException why) implements State {}

        record Broken(RuntimeException why) implements State {}
    }

    private EndSignal(OperationWatch watch, LastExit exit, Absence absence, String id) {
        this.watch = watch;
        this.exit = exit;
        this.absence = absence;
        thread = Thread.ofPlatform().name("end-signal").daemon().unstarted(() -> watchFor(id));
    }

    /** Begins to ask. */
    static EndSignal of(String id, OperationWatch watch, LastExit exit, Absence absence) {
        EndSignal signal = new EndSignal(watch, exit, absence, id);
        signal.thread.start();
        return signal;
    }

    /**
     * Whether there is nothing more to wait for: it has ended, or nobody will tell. Everything its command wrote until
     * its end had been written by then.
     */
    boolean given() {
        return !(state.get() instanceof State.Going);
    }

    /**
     * Makes sure that a given signal means the end.
     *
     * @throws ClientException when the daemon refuses to tell
     */
    void confirm() throws ClientException {
        switch (state.get()) {
            case State.Going(),State.Ended() -> {
            }
            case State.Refusing(ClientException why) -> throw why;
            case State.Broken(RuntimeException why) -> throw why;
        }
    }

    private void watchFor(String id) {
        try {
            while (!hasEnded(id)) {
                // Each look takes its time.
            }
            state.set(new State.Ended());
        } catch (ClientException e) {
            state.set(new State.Refusing(e));
        } catch (RuntimeException e) {
            state.set(new State.Broken(e));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasEnded(String id) throws ClientException, InterruptedException {
        return switch (watch.look(id, ASK)) {
            case OperationWatch.Look.Ended _ -> true;
            case OperationWatch.Look.Going _ -> {
                absence.over();
                yield false;
            }
            case OperationWatch.Look.Away(ClientException why) -> {
                absence.goesOn(why);
                yield exit.isFinal();
            }
        };
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
