package dev.daybook.worker;

import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.SignalForwarding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What INT, TERM, HUP and USR1 mean that this process gets, from before its operation exists until all is over. While a
 * command starts and runs they are the command's. At any other time the first one but USR1 ends the wish to run it, and
 * the next one ends this process at once. One at a time in a process. Thread safe.
 */
public final class Interrupts implements AutoCloseable {

    private static final int USR1 = 10;

    private final SignalForwarding forwarding;
    private final List<Integer> early = new ArrayList<>();
    private Phase phase = Phase.IDLE;
    private @Nullable Child child;
    private OptionalInt ending = OptionalInt.empty();
    private boolean askedOfCommand;
    private Runnable onEnding = () -> {};

    private enum Phase {
        IDLE, STARTING, RUNNING
    }

    private Interrupts() {
        synchronized (this) {
            // A signal may come at once.
            forwarding = SignalForwarding.to(this::accept);
        }
    }

    /** Takes the signals over. */
    public static Interrupts open() {
        return new Interrupts();
    }

    /** The signal that ended the wish to run the command; empty while it is wished. */
    public synchronized OptionalInt ending() {
        return ending;
    }

    /** Who is told once, on any thread, that {@link #ending} is there; at once if it is. Replaces whoever was told before. */
    public void onEnding(Runnable told) {
        boolean late;
        synchronized (this) {
            onEnding = told;
            late = ending.isPresent();
        }
        if (late) {
            told.run();
        }
    }

    /** Whether somebody wanted the command itself to end: what it makes of that is its own, but it is not tried again. */
    synchronized boolean askedOfCommand() {
        return askedOfCommand;
    }

    /**
     * From now on signals are the command's, which gets them as soon as it is there.
     *
     * @return false when nobody wishes to run it any more
     */
    synchronized boolean commandStarts() {
        if (ending.isEmpty()) {
            phase = Phase.STARTING;
        }
        return ending.isEmpty();
    }

    synchronized void commandRuns(Child started) {
        phase = Phase.RUNNING;
        child = started;
        early.forEach(started::signalGroup);
        early.clear();
    }

    /** There is no command any more. */
    synchronized void commandEnded() {
        phase = Phase.IDLE;
        child = null;
        early.clear();
    }

    private void accept(int signal) {
        Runnable told;
        synchronized (this) {
            if (phase != Phase.IDLE) {
                passOn(signal);
                return;
            } else if (signal == USR1 || ending.isPresent()) {
                return;
            }
            ending = OptionalInt.of(signal);
            told = onEnding;
            // Whoever asks again will not wait for anything.
            forwarding.close();
        }
        told.run();
    }

    private void passOn(int signal) {
        askedOfCommand |= signal != USR1;
        if (child == null) {
            early.add(signal);
        } else {
            child.signalGroup(signal);
        }
    }

    /** Gives this process its signals back. */
    @Override
    public synchronized void close() {
        forwarding.close();
    }
}
