package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.HeldOperation;
import dev.daybook.api.Receipt;
import dev.daybook.api.WorkerOrders;
import dev.daybook.api.WorkerOrders.WorkerOrder;
import dev.daybook.operation.WorkerIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A worker's process, which does what the real one does: it starts nothing unasked but a later attempt while no daemon
 * can be asked, writes down how an attempt ended before it tells anybody, tells it until it is heard, and leaves.
 */
final class SimulatedWorker {

    private enum State {
        WAITING, RESTING, RUNNING, STOPPING, EMPTY
    }

    private final SimulatedMachine machine;
    private final SimulatedOperation operation;
    final WorkerIdentity identity;
    /** The kernel gives the lock to one; a second worker can only be one that found it on a disk that knows no locks. */
    final boolean holdsLock;
    boolean alive = true;
    boolean stopped;
    private State state = State.WAITING;
    private int epoch = 1;
    private boolean granted;
    private boolean registered;
    private boolean inTouch;
    private boolean stopAsked;
    private boolean news = true;
    private @Nullable String dropped;
    private @Nullable Integer grace;
    private @Nullable SimulatedCommand command;
    private Duration killAt = Duration.ZERO;
    private Duration restEnds = Duration.ZERO;
    private Duration speaksAt = Duration.ZERO;
    private Duration leavesAt = Duration.ZERO;
    private final List<ExitRecord> untold = new ArrayList<>();

    SimulatedWorker(SimulatedMachine machine, SimulatedOperation operation, WorkerIdentity identity,
            boolean holdsLock) {
        this.machine = machine;
        this.operation = operation;
        this.identity = identity;
        this.holdsLock = holdsLock;
    }

    /** What it sends. */
    record Message(SimulatedWorker from, Duration at, boolean heartbeat, List<HeldOperation> held,
            List<ExitRecord> ended) {}

    void live() {
        switch (state) {
            case WAITING -> {
                if (dropped != null) {
                    alive = false;
                } else if (granted || (epoch > 1 && !inTouch)) {
                    begin();
                }
            }
            case RESTING -> {
                if (dropped != null) {
                    alive = false;
                } else if (machine.awake.compareTo(restEnds) >= 0) {
                    state = State.WAITING;
                    news = true;
                }
            }
            case RUNNING, STOPPING -> follow();
            case EMPTY -> alive = !untold.isEmpty() && machine.awake.compareTo(leavesAt) < 0;
        }
        if (alive && (news || machine.awake.compareTo(speaksAt) >= 0)) {
            news = false;
            speak();
        }
    }

    private void begin() {
        machine.expect(operation.command(epoch).isEmpty(), operation, "attempt " + epoch + " runs twice");
        machine.expect(!operation.commandAlive(), operation, "two attempts run at once");
        if (machine.happens(0.03)) {
            ended(new ExitRecord(operation.id(), epoch, null, null, "start_failed", "no such program", null, null,
                    false, machine.wall, machine.wall));
            return;
        }
        SimulatedCommand started = new SimulatedCommand(epoch, machine.nextPid(), machine.commandEnd(), machine.random);
        if (operation.code != null) {
            started.endsWith(operation.code);
        }
        operation.commands.add(started);
        command = started;
        state = State.RUNNING;
        news = true;
    }

    private void follow() {
        SimulatedCommand running = Objects.requireNonNull(command);
        if (running.alive && state == State.STOPPING && machine.awake.compareTo(killAt) >= 0) {
            running.kill();
        }
        if (running.alive) {
            return;
        }
        String cause = state == State.STOPPING ? "cancelled" : running.signal != null ? "signal" : "exit";
        boolean well = cause.equals("exit") && Integer.valueOf(0).equals(running.code);
        boolean retrying = !well && !cause.equals("cancelled") && epoch <= operation.wanted.retries() && !stopAsked;
        ended(new ExitRecord(operation.id(), epoch, running.code, running.signal, cause, null,
                cause.equals("cancelled") ? new Receipt(1, 0) : null, 0, retrying, machine.wall, machine.wall));
    }

    private void ended(ExitRecord exit) {
        if (machine.happens(machine.rates.recordFails())) {
            operation.harmed = true;
        } else {
            operation.records.put(exit.epoch(), exit);
        }
        if (machine.happens(machine.rates.diesBeforeTelling())) {
            alive = false;
            operation.harmed = true;
            return;
        }
        untold.add(exit);
        command = null;
        granted = false;
        grace = null;
        state = exit.retrying() ? State.RESTING : State.EMPTY;
        if (exit.retrying()) {
            restEnds = machine.awake.plusSeconds(1L << Math.min(epoch - 1, 6));
            epoch++;
        }
        leavesAt = machine.awake.plusSeconds(inTouch ? 5 : 0);
        news = true;
    }

    private void speak() {
        Message message = new Message(this, machine.awake, registered, held(), List.copyOf(untold));
        switch (machine.send(message)) {
            case SimulatedMachine.Reply.Orders(WorkerOrders orders) -> {
                registered = true;
                inTouch = true;
                untold.removeAll(message.ended);
                speaksAt = machine.awake.plusSeconds(5);
                orders.orders().forEach(this::obey);
            }
            case SimulatedMachine.Reply.NotKnown _ -> {
                registered = false;
                news = true;
            }
            case SimulatedMachine.Reply.Refused _ -> {
                registered = false;
                speaksAt = machine.awake.plusSeconds(machine.random.nextInt(6));
            }
            case SimulatedMachine.Reply.Nothing _ -> {
                registered = false;
                inTouch = false;
                speaksAt = machine.awake.plusSeconds(machine.random.nextInt(6));
            }
        }
    }

    private List<HeldOperation> held() {
        if (state == State.EMPTY) {
            return List.of();
        }
        SimulatedCommand running = command;
        return List.of(new HeldOperation(operation.id(), epoch, state.name().toLowerCase(Locale.ROOT),
                running == null ? null : Long.valueOf(running.pid), running == null ? null : Long.valueOf(1), grace,
                null));
    }

    private void obey(WorkerOrder order) {
        if (!order.operationId().equals(operation.id()) || order.epoch() != epoch) {
            return;
        }
        switch (order.order()) {
            case "start" -> granted = state == State.WAITING;
            case "drop" -> dropped = String.valueOf(order.reason());
            case "stop" -> stop(order.graceSeconds() == null ? 0 : order.graceSeconds());
            default -> {
                // wait and go_on: nothing to do.
            }
        }
    }

    private void stop(int seconds) {
        stopAsked = true;
        SimulatedCommand running = command;
        if (running == null || (state != State.RUNNING && state != State.STOPPING)) {
            return;
        }
        if (running.alive || state == State.STOPPING) {
            Duration end = machine.awake.plusSeconds(seconds);
            killAt = state == State.STOPPING && killAt.compareTo(end) < 0 ? killAt : end;
            state = State.STOPPING;
            running.term(machine.awake, machine.random);
        }
        grace = grace == null ? Integer.valueOf(seconds) : Integer.valueOf(Math.min(grace, seconds));
        news = true;
    }

    String operationId() {
        return operation.id();
    }

    @Override
    public String toString() {
        return identity.id() + (alive ? stopped ? " stopped " : " alive " : " dead ") + state + " at attempt " + epoch;
    }
}
