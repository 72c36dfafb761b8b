package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.HeldOperation;
import dev.daybook.api.Progress;
import dev.daybook.api.WorkerOrders.WorkerOrder;
import dev.daybook.platform.process.ProcessIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the worker has in its hands, between the thread that runs the command and the one that speaks with the daemon.
 * Thread safe.
 */
final class Hands {

    private final String operation;
    private final Runnable changed;
    private final Consumer<String> waitsFor;
    private final List<ExitRecord> untold = new ArrayList<>();
    private int epoch = 1;
    private State state = State.WAITING;
    private @Nullable ProcessIdentity child;
    private @Nullable Progress progress;
    private @Nullable Consumer<Duration> stop;
    private @Nullable Integer grace;
    private @Nullable String dropped;
    private @Nullable String waiting;
    private boolean stopAsked;
    private boolean unwanted;

    /**
     * Empty hands.
     *
     * @param changed told when the daemon should hear of something
     * @param waitsFor told why the start has to wait; does not block
     */
    Hands(String operation, Runnable changed, Consumer<String> waitsFor) {
        this.operation = operation;
        this.changed = changed;
        this.waitsFor = waitsFor;
    }

    private enum State {
        WAITING("waiting"), RESTING("resting"),
        /** The start is granted; there is no process yet. */
        STARTING("running"), RUNNING("running"), STOPPING("stopping"), EMPTY("");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }
    }

    /** What the daemon is told. */
    record Report(List<HeldOperation> held, List<ExitRecord> ended) {}

    synchronized Report report() {
        List<HeldOperation> held = state == State.EMPTY
                ? List.of()
                : List.of(new HeldOperation(operation, epoch, state.wire, child == null ? null : child.pid(),
                        child == null ? null : child.startTicks(), grace, progress));
        return new Report(held, List.copyOf(untold));
    }

    /** The daemon has taken the report in and says what to do. */
    void heard(Report report, List<WorkerOrder> orders) {
        synchronized (this) {
            untold.removeAll(report.ended());
            notifyAll();
        }
        orders.forEach(this::obey);
    }

    private void obey(WorkerOrder order) {
        @Nullable
        Consumer<Duration> toStop;
        boolean why;
        synchronized (this) {
            if (!order.operationId().equals(operation) || order.epoch() != epoch) {
                return;
            }
            why = isNewReason(order);
            waiting = why ? order.reason() : waiting;
            toStop = take(order);
            notifyAll();
        }
        if (why) {
            waitsFor.accept(String.valueOf(order.reason()));
        }
        if (toStop != null) {
            toStop.accept(Duration.ofSeconds(grace(order)));
            changed.run();
        }
    }

    private boolean isNewReason(WorkerOrder order) {
        return order.order().equals("wait") && order.reason() != null && state == State.WAITING
                && !order.reason().equals(waiting);
    }

    private @Nullable Consumer<Duration> take(WorkerOrder order) {
        switch (order.order()) {
            case "start" -> state = state == State.WAITING ? State.STARTING : state;
            case "drop" -> dropped = String.valueOf(order.reason());
            case "stop" -> {
                stopAsked = true;
                grace = grace == null ? grace(order) : Math.min(grace, grace(order));
                state = state == State.RUNNING ? State.STOPPING : state;
                return stop;
            }
            default -> {
                // wait, go_on, and what a later daemon may say: nothing to do.
            }
        }
        return null;
    }

    private static int grace(WorkerOrder order) {
        return order.graceSeconds() == null ? 0 : order.graceSeconds();
    }

    /** Whether the start was granted, and if not, why it never will be. */
    sealed interface Start {

        record Granted() implements Start {}

        record Never(String reason) implements Start {}

        /** Nobody wishes it any more. */
        record Unwanted() implements Start {}
    }

    /**
     * Waits until the daemon grants the start or takes the operation away, or nobody wishes it any more.
     *
     * @param alone asked again and again: whether this attempt may begin although no daemon can be asked
     */
    synchronized Start awaitStart(BooleanSupplier alone) throws InterruptedException {
        while (true) {
            if (dropped != null) {
                return new Start.Never(dropped);
            } else if (unwanted) {
                return new Start.Unwanted();
            } else if (state == State.STARTING || alone.getAsBoolean()) {
                state = State.STARTING;
                return new Start.Granted();
            }
            wait(100);
        }
    }

    /** Rests between two attempts, and then waits for the next start. Ends early when none will be. */
    synchronized void rest(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0 && dropped == null && !unwanted; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        state = State.WAITING;
        changed.run();
    }

    /** Whoever wished to run it does not any more. */
    synchronized void unwanted() {
        unwanted = true;
        notifyAll();
    }

    /** The command runs. Somebody may have wanted it stopped before it did. */
    void runs(ProcessIdentity process, Consumer<Duration> howToStop) {
        Integer stopWithin;
        synchronized (this) {
            stopWithin = grace;
            state = stopWithin == null ? State.RUNNING : State.STOPPING;
            child = process;
            stop = howToStop;
        }
        if (stopWithin != null) {
            howToStop.accept(Duration.ofSeconds(stopWithin));
        }
        changed.run();
    }

    synchronized void progress(Progress told) {
        progress = told;
        changed.run();
    }

    /** Somebody wants it stopped: no further attempt. */
    synchronized boolean stopAsked() {
        return stopAsked;
    }

    /** An attempt is over, and its record is written. */
    synchronized void ended(ExitRecord exit) {
        untold.add(exit);
        child = null;
        progress = null;
        stop = null;
        grace = null;
        waiting = null;
        state = exit.retrying() ? State.RESTING : State.EMPTY;
        if (exit.retrying()) {
            epoch++;
        }
        changed.run();
    }

    /** Waits until the daemon has been told everything, or nobody wishes any more what was wished until now. */
    synchronized boolean awaitTold(Duration within) throws InterruptedException {
        boolean before = unwanted;
        long end = System.nanoTime() + within.toNanos();
        for (long left = within.toNanos(); left > 0 && !untold.isEmpty()
                && unwanted == before; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return untold.isEmpty();
    }
}
