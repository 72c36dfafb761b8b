package dev.daybook.watch;

import dev.daybook.api.HeldOperation;
import dev.daybook.operation.OperationStore;
import dev.daybook.timeline.StoreUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * One life of the daemon: the real rules around the real store, wired as a launch wires them. Before or after any
 * change it makes it may be killed, and what it knew and had not stored is gone.
 */
final class SimulatedDaemon {

    static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Set<String> QUESTIONS = Set.of("find", "inWorkers", "inDaemon", "states", "active", "run",
            "lastRun");

    /** The process ends here. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final SimulatedMachine machine;
    private final OperationStore store;
    private final Reconciliation reconciliation;
    private final OrphanDetector detector;
    private final WorkerDesk desk;
    private final Deque<Runnable> sweeps = new ArrayDeque<>();
    private volatile boolean dead;

    SimulatedDaemon(SimulatedMachine machine, OperationStore real) {
        this.machine = machine;
        this.store = killable(OperationStore.class, real);
        Claims claims = new Claims();
        Settlement settlement = new Settlement(store, () -> machine.wall);
        Verdicts verdicts = new Verdicts(store, machine, claims, settlement, () -> machine.wall, machine.bootId(),
                sweeps::add);
        this.reconciliation = new Reconciliation(store, verdicts, () -> machine.wall);
        this.detector = new OrphanDetector(store, machine, claims, verdicts,
                new OrphanDetector.Limits(TIMEOUT, INTERVAL));
        this.desk = new WorkerDesk(store, claims, settlement, detector::unresponsive, () -> machine.wall);
    }

    /** A store of which each change may be the last thing that this daemon does, or never be done. */
    <T> T killable(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(SimulatedDaemon.class.getClassLoader(), new Class<?>[]{type},
                (proxy, method, values) -> call(real, method, values)));
    }

    private Object call(Object real, Method method, Object[] values) throws Throwable {
        boolean writes = !QUESTIONS.contains(method.getName());
        if (dead) {
            throw new Killed();
        }
        // The end of a task waits for the store in real time.
        boolean mayFail = !SimulatedTask.isCurrent() || method.getName().equals("progress");
        if (mayFail && machine.happens(machine.rates.storeFails())) {
            machine.storeFailed();
            throw new StoreUnavailable("the disk is full for a moment", new IllegalStateException());
        }
        if (writes) {
            mayBeKilled();
            machine.meanwhile();
        }
        try {
            Object answer = method.invoke(real, values);
            if (writes) {
                mayBeKilled();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    void mayBeKilled() {
        if (machine.happens(machine.rates.killAtChange())) {
            dead = true;
            throw new Killed();
        }
    }

    /** Whatever of it still runs does nothing any more. */
    void dies() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    /** What a cancel is told to, so that it looks soon. */
    void soon() {
        detector.soon();
    }

    /** Its store: what a person asks goes through it too. */
    OperationStore store() {
        return store;
    }

    void launch() {
        reconciliation.run();
    }

    void look() {
        detector.step(machine.awake, machine.wall);
    }

    /** One that waits for the sweeper is swept. */
    void sweep() {
        Runnable next = sweeps.poll();
        if (next != null) {
            next.run();
        }
    }

    boolean sweeping() {
        return !sweeps.isEmpty();
    }

    /** What the routes of workers do with it. */
    SimulatedMachine.Reply hear(SimulatedWorker.Message message) {
        if (message.heartbeat() && desk.known(message.from().identity.id()).isEmpty()) {
            return new SimulatedMachine.Reply.NotKnown();
        }
        return new SimulatedMachine.Reply.Orders(
                desk.hear(message.from().identity, message.held(), message.ended()));
    }

    /** A heartbeat's answer that waits is worked out again with what the worker said then. */
    void askAgain(SimulatedWorker worker, List<HeldOperation> held) {
        desk.orders(worker.identity, held);
    }
}
