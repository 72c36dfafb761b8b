package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Operation;
import dev.daybook.api.WorkerOrders;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.Receipt;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A machine with its clocks, processes, folders and sockets, on which everything that can go wrong does. What it knows
 * is the truth, against which the store is held after every step.
 */
final class SimulatedMachine implements WorkerEvidence {

    private static final Duration STALL = Duration.ofSeconds(10);
    /** A look comes a step late, the check then, and it once more found somebody else at work. */
    private static final Duration SLACK = Duration.ofSeconds(25);

    private final long seed;
    private final String run;
    private final StoredOperations day;
    final Random random;
    Rates rates;
    Duration awake = Duration.ofHours(5);
    Instant wall = StoredOperations.NOW;
    private int boot = 1;
    private long pids = 1_000;
    private int daemons;
    private @Nullable SimulatedDaemon daemon;
    private boolean daemonStopped;
    private Duration daemonWakes = Duration.ZERO;
    private @Nullable Duration looked;
    private boolean storeFailed;
    private boolean settling;
    private final double launches;
    private long sequence;
    private long checked;
    private final Map<String, SimulatedOperation> operations = new LinkedHashMap<>();
    private final List<Delayed> mail = new ArrayList<>();
    private final List<SimulatedWorker.Message> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final @Nullable SimulatedPlans plans;

    /** How probable each fault is, at each chance it has. */
    record Rates(double workerKill, double workerStop, double daemonKill, double daemonStop, double killAtChange,
            double storeFails, double reboot, double freeze, double wallStep, double cancel, double lostRequest,
            double lostAnswer, double delayed, double askedAgain, double recordFails, double diesBeforeTelling,
            double secondWorker) {

        static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Some faults often, some now and then, some not at all: each run is of another kind. */
        static Rates drawn(Random random) {
            return new Rates(rate(random, 0.03), rate(random, 0.04), rate(random, 0.06), rate(random, 0.03),
                    rate(random, 0.03), rate(random, 0.01), rate(random, 0.02), rate(random, 0.03), rate(random, 0.1),
                    rate(random, 0.04), rate(random, 0.2), rate(random, 0.3), rate(random, 0.1), rate(random, 0.2),
                    rate(random, 0.2), rate(random, 0.2), rate(random, 0.3));
        }

        private static double rate(Random random, double most) {
            return switch (random.nextInt(3)) {
                case 0 -> 0;
                case 1 -> most / 4;
                default -> most;
            };
        }
    }

    /** A daemon's answer, or none. */
    sealed interface Reply {

        record Orders(WorkerOrders orders) implements Reply {}

        record NotKnown() implements Reply {}

        /** It could not do what it was asked. */
        record Refused() implements Reply {}

        /** Nobody answers. */
        record Nothing() implements Reply {}
    }

    private record Delayed(SimulatedWorker.Message message, Duration at) {}

    SimulatedMachine(long seed, String run, StoredOperations day) {
        this(seed, run, day, null);
    }

    /**
     * A machine on which plans run.
     *
     * @param folder where their phases leave variables; null for a machine without plans
     */
    SimulatedMachine(long seed, String run, StoredOperations day, @Nullable Path folder) {
        this.seed = seed;
        this.run = run;
        this.day = day;
        this.random = new Random(seed);
        this.rates = Rates.drawn(random);
        this.launches = random.nextInt(3) == 0 ? 0.05 : 0.3;
        this.sequence = day.store.sequence();
        this.plans = folder == null ? null : new SimulatedPlans(this, day, run, folder);
    }

    // What a run is

    void live() {
        int wanted = 1 + random.nextInt(3);
        int steps = 25 + random.nextInt(60);
        for (int step = 0; step < steps; step++) {
            if (plans != null) {
                plans.person();
            } else if (operations.size() < wanted && daemon != null && !daemonStopped && happens(0.3)) {
                person(this::create);
            }
            faults();
            step();
        }
        settle();
    }

    /** Nothing goes wrong any more: everything comes to its end, and soon. */
    private void settle() {
        told("settles");
        rates = Rates.NONE;
        settling = true;
        daemonStopped = false;
        if (operations.values().stream().anyMatch(operation -> operation.daemon == daemons)) {
            daemonDies("is stopped for good");
        }
        operations.values().forEach(operation -> {
            operation.workers.forEach(worker -> worker.stopped = false);
            // One that is to be cancelled would go on for ever, unless it is stopped.
            boolean stopped = operation.stored().cancelRequested() != null;
            operation.commands.forEach(command -> command.ends(
                    awake.plusSeconds(stopped ? 100_000 : random.nextInt(40))));
        });
        int most = plans == null ? 400 : 2_000;
        for (int step = 0; step < most && !settled(); step++) {
            step();
        }
        expectAll(settled(), "it does not come to an end");
        operations.values().forEach(this::checkEnd);
        if (plans != null) {
            plans.checkEnd();
        }
    }

    private boolean settled() {
        return operations.values().stream().allMatch(operation -> operation.ended != null
                && operation.workerComes == null && operation.workers.stream().noneMatch(worker -> worker.alive)
                && (operation.daemon == 0 || operation.daemon != daemons))
                && daemon != null && !daemon.sweeping() && (plans == null || plans.settled());
    }

    // Time

    private void step() {
        pass(Duration.ofMillis(1_000 + random.nextInt(3_000)));
        if (daemon == null && (settling || happens(launches))) {
            launch();
        }
        if (daemonStopped && awake.compareTo(daemonWakes) >= 0) {
            told("daemon goes on");
            daemonStopped = false;
        }
        operations.values().forEach(this::workerComes);
        List<Runnable> turns = new ArrayList<>(List.of(this::deliver, this::look, this::sweep));
        if (plans != null) {
            turns.addAll(plans.turns());
        }
        operations.values().stream().flatMap(operation -> operation.workers.stream())
                .forEach(worker -> turns.add(() -> live(worker)));
        Collections.shuffle(turns, random);
        turns.forEach(turn -> {
            turn.run();
            check();
        });
        if (sequence != checked) {
            checked = sequence;
            operations.values().forEach(this::nothingHasChanged);
        }
    }

    /** The worker's process takes its time to come up. */
    private void workerComes(SimulatedOperation operation) {
        Duration comes = operation.workerComes;
        if (comes != null && awake.compareTo(comes) >= 0) {
            operation.workerComes = null;
            operation.workers.add(worker(operation, true));
            // What it claims is watched from its death, even when that comes before anybody looks.
            operation.dead = Duration.ZERO;
        }
    }

    private void pass(Duration step) {
        awake = awake.plus(step);
        wall = wall.plus(step);
        operations.values().forEach(operation -> operation.commands.forEach(command -> command.live(awake)));
    }

    private static void live(SimulatedWorker worker) {
        if (worker.alive && !worker.stopped) {
            worker.live();
        }
    }

    // The daemon

    private void launch() {
        daemons++;
        told("daemon " + daemons + " launches");
        SimulatedDaemon launched = new SimulatedDaemon(this, day.rows);
        daemon = launched;
        daemonStopped = false;
        looked = null;
        inDaemon(() -> {
            launched.launch();
            if (plans != null) {
                plans.launched(launched, daemons);
            }
        }, true);
    }

    /** The daemon, when it is there and not stopped. */
    @Nullable
    SimulatedDaemon daemon() {
        return daemonStopped ? null : daemon;
    }

    /** Another thread of the daemon comes first. */
    void meanwhile() {
        if (plans != null && !SimulatedTask.isCurrent()) {
            plans.meanwhile();
        }
    }

    /** Something in the daemon's process: it may be killed within, and an error of one thread is not its end. */
    boolean inDaemon(Runnable work, boolean endsByError) {
        try {
            work.run();
            return true;
        } catch (SimulatedDaemon.Killed e) {
            daemonDies("is killed at a change");
        } catch (RuntimeException e) {
            told("an error in the daemon: " + e);
            if (endsByError) {
                daemonDies("cannot launch");
            }
        }
        return false;
    }

    void daemonDies(String how) {
        told("daemon " + how);
        if (daemon != null) {
            daemon.dies();
        }
        if (plans != null) {
            plans.daemonDied();
        }
        daemon = null;
        daemonStopped = false;
        looked = null;
    }

    private void look() {
        SimulatedDaemon running = daemon;
        if (running == null || daemonStopped) {
            return;
        }
        boolean whole = inDaemon(running::look, false);
        Duration since = looked == null ? STALL.plusSeconds(1) : awake.minus(looked);
        looked = awake;
        if (daemon == null) {
            return;
        }
        boolean blind = !whole || storeFailed || since.compareTo(STALL) > 0;
        storeFailed = false;
        operations.values().forEach(operation -> {
            // What waits for the sweeper has been judged already.
            boolean anew = since.compareTo(STALL) > 0 && !running.sweeping();
            operation.unclaimed = anew ? Duration.ZERO : operation.unclaimed.plus(since);
            count(operation, blind, since);
        });
    }

    /** How long a daemon that looks has left a dead one as if it were alive. */
    private void count(SimulatedOperation operation, boolean blind, Duration since) {
        Operation stored = operation.stored();
        if (blind || stored.terminal() || operation.daemon != 0 || operation.held()) {
            operation.dead = Duration.ZERO;
            return;
        }
        boolean atOnce = operation.recordSince(stored.epoch()).filter(record -> !record.retrying()).isPresent()
                || !operation.bootId().equals(bootId()) || stored.cancelRequested() != null;
        // The sweeper takes its time, and something that decides at once may have come to light only now.
        Duration more = Objects.requireNonNull(daemon).sweeping() ? Duration.ZERO : since;
        operation.dead = atOnce == operation.decided ? operation.dead.plus(more) : Duration.ZERO;
        operation.decided = atOnce;
        Duration most = INTERVAL_AND_SLACK.plus(atOnce ? Duration.ZERO : SimulatedDaemon.TIMEOUT);
        expect(operation.dead.compareTo(most) <= 0, operation, "dead for " + operation.dead);
    }

    private static final Duration INTERVAL_AND_SLACK = SimulatedDaemon.INTERVAL.plus(SLACK);

    private void sweep() {
        SimulatedDaemon running = daemon;
        if (running != null && !daemonStopped && random.nextInt(3) > 0) {
            inDaemon(running::sweep, false);
        }
    }

    void storeFailed() {
        storeFailed = true;
        told("the store fails");
    }

    // The network

    Reply send(SimulatedWorker.Message message) {
        sent.add(message);
        if (daemon == null) {
            return new Reply.Nothing();
        } else if (daemonStopped) {
            // It stands in the socket until somebody reads it.
            mail.add(new Delayed(message, Duration.ZERO));
            return new Reply.Nothing();
        } else if (happens(rates.lostRequest())) {
            return new Reply.Nothing();
        } else if (happens(rates.delayed())) {
            mail.add(new Delayed(message, awake.plusSeconds(random.nextInt(90))));
            return new Reply.Nothing();
        }
        Reply reply = received(message);
        return happens(rates.lostAnswer()) ? new Reply.Nothing() : reply;
    }

    private Reply received(SimulatedWorker.Message message) {
        SimulatedDaemon running = Objects.requireNonNull(daemon);
        List<Reply> reply = new ArrayList<>();
        boolean answered = inDaemon(() -> reply.add(running.hear(message)), false);
        told(message.from() + " says " + words(message) + ": " + reply.stream().map(SimulatedMachine::words).toList());
        SimulatedOperation operation = Objects.requireNonNull(operations.get(message.from().operationId()));
        if (answered && reply.getFirst() instanceof Reply.Orders
                && message.from().identity.id().equals(operation.stored().workerId())) {
            operation.unclaimed = running.sweeping() ? operation.unclaimed : Duration.ZERO;
            operation.endTold |= message.ended().stream().anyMatch(exit -> !exit.retrying());
        }
        if (!answered) {
            return daemon == null ? new Reply.Nothing() : new Reply.Refused();
        }
        if (reply.getFirst() instanceof Reply.Orders(WorkerOrders orders)) {
            orders.orders().stream().filter(order -> order.order().equals("start"))
                    .forEach(order -> expect(day.operation(order.operationId()).cancelRequested() == null,
                            Objects.requireNonNull(operations.get(order.operationId())),
                            "it is told to start and somebody had asked to cancel it"));
        }
        return reply.getFirst();
    }

    private static String words(SimulatedWorker.Message message) {
        return message.held().stream().map(held -> held.state() + " " + held.epoch()).toList() + ", ended "
                + message.ended().stream().map(exit -> exit.epoch() + " by " + exit.cause() + " " + exit.exitCode()
                        + (exit.retrying() ? ", retrying" : "")).toList();
    }

    private static String words(Reply reply) {
        return reply instanceof Reply.Orders(WorkerOrders orders)
                ? orders.orders().stream().map(order -> order.order() + " " + order.reason()).toList().toString()
                : reply.toString();
    }

    /** What was under way for long arrives, whoever sent it and whatever became of the sender. */
    private void deliver() {
        for (Delayed delayed : List.copyOf(mail)) {
            if (daemon != null && !daemonStopped && awake.compareTo(delayed.at) >= 0) {
                mail.remove(delayed);
                told("late");
                received(delayed.message);
                Optional.ofNullable(operations.get(delayed.message.from().operationId()))
                        .ifPresent(operation -> operation.dead = Duration.ZERO);
            } else if (daemon == null) {
                mail.remove(delayed);
            }
        }
        SimulatedDaemon running = daemon;
        // A heartbeat's answer waits for five seconds at the most.
        sent.removeIf(one -> awake.minus(one.at()).compareTo(Duration.ofSeconds(5)) > 0);
        if (running != null && !daemonStopped && !sent.isEmpty() && happens(rates.askedAgain())) {
            SimulatedWorker.Message past = sent.get(random.nextInt(sent.size()));
            Objects.requireNonNull(operations.get(past.from().operationId())).dead = Duration.ZERO;
            told("asked again: " + words(past));
            inDaemon(() -> running.askAgain(past.from(), past.held()), false);
        }
    }

    // Faults

    private void faults() {
        for (SimulatedOperation operation : operations.values()) {
            for (SimulatedWorker worker : List.copyOf(operation.workers)) {
                faults(operation, worker);
            }
            if (!operation.part && happens(rates.cancel()) && daemon != null && !daemonStopped) {
                person(() -> cancel(operation));
            }
        }
        if (daemon != null && happens(rates.daemonKill())) {
            daemonDies("is killed");
        }
        if (daemon != null && !daemonStopped && happens(rates.daemonStop())) {
            daemonStopped = true;
            daemonWakes = awake.plusSeconds(random.nextInt(200));
            told("daemon is stopped until " + daemonWakes);
        }
        if (happens(rates.wallStep())) {
            wall = wall.plus(Duration.ofHours(random.nextBoolean() ? 1 : -1));
            told("the wall clock is set to " + wall);
        }
        if (happens(rates.freeze())) {
            freeze();
        }
        if (happens(rates.reboot())) {
            reboot();
        }
    }

    private void faults(SimulatedOperation operation, SimulatedWorker worker) {
        if (worker.alive && happens(rates.workerKill())) {
            worker.alive = false;
            operation.harmed = true;
            told(worker + " is killed");
        }
        if (worker.alive && happens(worker.stopped ? 0.1 : rates.workerStop())) {
            worker.stopped = !worker.stopped;
            told(worker + (worker.stopped ? " is stopped" : " goes on"));
        }
        if (operation.workers.size() == 1 && happens(rates.secondWorker() / 10)) {
            operation.workers.add(worker(operation, false));
        }
    }

    /** Sleep, which the awake clock does not count, or a machine that stood still, which it does. */
    private void freeze() {
        Duration length = Duration.ofSeconds(20 + random.nextInt(20_000));
        wall = wall.plus(length);
        if (random.nextBoolean()) {
            awake = awake.plus(length);
            operations.values().forEach(operation -> {
                operation.commands.forEach(command -> command.live(awake));
                operation.workerComes = operation.workerComes == null ? null : operation.workerComes.plus(length);
            });
            if (plans != null) {
                plans.frozen(length);
            }
        }
        told("nothing runs for " + length);
    }

    private void reboot() {
        told("the machine is started again");
        boot++;
        daemonDies("is gone");
        mail.clear();
        for (SimulatedOperation operation : operations.values()) {
            operation.harmed |= operation.workers.stream().anyMatch(worker -> worker.alive);
            operation.workers.forEach(worker -> worker.alive = false);
            operation.commands.forEach(SimulatedCommand::kill);
            operation.workerComes = null;
        }
        awake = Duration.ofMinutes(1);
        if (plans != null) {
            plans.rebooted();
        }
    }

    // The person

    /** What a person does through the daemon may be the last it hears. */
    private void person(Runnable wish) {
        inDaemon(wish, false);
    }

    private void create() {
        String id = "op_" + run + "_" + (operations.size() + 1);
        SimulatedOperation operation = new SimulatedOperation(wanted(id));
        SimulatedDaemon running = Objects.requireNonNull(daemon);
        operation.daemon = operation.wanted.inWorker() ? 0 : daemons;
        try {
            running.store().create(operation.wanted, wall);
        } finally {
            if (day.rows.find(id).isPresent()) {
                operation.seen(day.operation(id));
                operations.put(id, operation);
            }
        }
        if (operation.wanted.inWorker()) {
            operation.workerComes = happens(0.05) ? null : awake.plusSeconds(random.nextInt(happens(0.2) ? 120 : 30));
        } else {
            running.store().start(id, 1, new WorkerIdentity("daemon", 1, daemons, bootId()), wall);
        }
        told(operation.wanted + " is made");
    }

    private NewOperation wanted(String id) {
        if (random.nextInt(12) == 0) {
            return new NewOperation(id, "summarise", false, id, List.of(), null, bootId(), Duration.ZERO, null, 0,
                    null, null, null);
        }
        String before = operations.isEmpty() || random.nextInt(6) > 0
                ? null
                : operations.keySet().iterator().next();
        boolean grouped = random.nextInt(5) == 0;
        return new NewOperation(id, "command", true, id, List.of("make"), "/", bootId(),
                Duration.ofSeconds(random.nextInt(3) * 5L), null, random.nextInt(4), before,
                grouped ? "group" + run : null, grouped ? 1 : null);
    }

    /** A phase in a worker has been written down. */
    SimulatedOperation part(NewOperation phase) {
        SimulatedOperation operation = new SimulatedOperation(phase);
        operation.part = true;
        operation.seen(day.operation(phase.id()));
        operations.put(phase.id(), operation);
        return operation;
    }

    SimulatedOperation operation(String id) {
        return Objects.requireNonNull(operations.get(id));
    }

    SimulatedWorker worker(SimulatedOperation operation, boolean holdsLock) {
        long pid = nextPid();
        SimulatedWorker worker = new SimulatedWorker(this, operation,
                new WorkerIdentity("wk_" + run + "_" + pid, pid, pid, bootId()), holdsLock);
        told(worker + " comes for " + operation.id());
        return worker;
    }

    private void cancel(SimulatedOperation operation) {
        SimulatedDaemon running = Objects.requireNonNull(daemon);
        Duration grace = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(20));
        if (random.nextInt(4) == 0) {
            operation.sessionCancelled = true;
            told("cancel of the session of " + operation.id());
            running.store().cancelSession(day.sessionId(operation.id()), wall);
        } else {
            Cancel answer = running.store().cancel(operation.id(), grace, wall);
            told("cancel of " + operation.id() + ": " + answer);
            expect((operation.ended == null) != (answer instanceof Cancel.AlreadyEnded), operation, "told " + answer);
        }
    }

    // What is true

    boolean settling() {
        return settling;
    }

    String bootId() {
        return "boot-" + run + "-" + boot;
    }

    long nextPid() {
        return pids++;
    }

    boolean happens(double rate) {
        return rate > 0 && random.nextDouble() < rate;
    }

    Duration commandEnd() {
        return awake.plusSeconds(settling ? random.nextInt(20) : random.nextInt(120));
    }

    @Override
    public boolean workerAlive(LiveOperation operation) {
        SimulatedOperation truth = operations.get(operation.id());
        WorkerIdentity worker = operation.worker();
        return truth != null && (truth.lockHeld() || truth.workers.stream()
                .anyMatch(one -> one.alive && one.identity.equals(worker)));
    }

    @Override
    public Optional<ExitRecord> exitRecord(LiveOperation operation) {
        return Optional.ofNullable(operations.get(operation.id()))
                .flatMap(truth -> truth.recordSince(operation.epoch()));
    }

    @Override
    public Receipt sweep(LiveOperation operation, Duration grace) {
        SimulatedOperation truth = Objects.requireNonNull(operations.get(operation.id()));
        int stopped = (int) truth.commands.stream().filter(SimulatedCommand::kill).count();
        told("swept " + operation.id() + ": " + stopped);
        if (truth.workerComes != null && happens(0.5)) {
            claimedMeanwhile(truth);
        }
        if (happens(rates.killAtChange())) {
            throw new SimulatedDaemon.Killed();
        }
        return new Receipt(stopped, 0);
    }

    @Override
    public void endWorker(LiveOperation operation) {
        for (SimulatedWorker worker : Objects.requireNonNull(operations.get(operation.id())).workers) {
            if (worker.alive && worker.identity.equals(operation.worker())) {
                worker.alive = false;
                told(worker + " does not answer and is ended");
            }
        }
    }

    @Override
    public void hasten(String operation, Duration grace) {
        // A simulated sweep takes no time.
    }

    /** Its worker comes up after all, and is heard before the sweep is over. */
    private void claimedMeanwhile(SimulatedOperation operation) {
        Rates before = rates;
        rates = Rates.NONE;
        operation.workerComes = awake;
        workerComes(operation);
        operation.workers.forEach(SimulatedMachine::live);
        rates = before;
    }

    // Whether the store agrees

    private void check() {
        operations.values().forEach(this::nothingIsLeft);
        if (sequence != day.store.sequence()) {
            sequence = day.store.sequence();
            operations.values().stream().filter(operation -> operation.ended == null).forEach(this::check);
            if (plans != null) {
                plans.check();
            }
        }
    }

    private void check(SimulatedOperation operation) {
        Operation stored = day.operation(operation.id());
        operation.seen(stored);
        if (!stored.terminal()) {
            return;
        }
        session(operation, stored);
        operation.ended = stored;
        told("ended: " + stored);
        switch (String.valueOf(stored.cause())) {
            case "worker_lost" -> lost(operation);
            case "host_rebooted" -> {
                expect(!operation.held(), operation, "its worker lives");
                expect(!operation.endKnown(), operation, "its end was known");
            }
            case "daemon_restarted" -> expect(operation.daemon != 0 && operation.daemon != daemons, operation,
                    "the daemon it ran in lives");
            default -> expect(operation.daemon == 0 || stored.status().equals("cancelled"), operation,
                    "nobody ended it");
        }
        code(operation, stored);
    }

    private void nothingHasChanged(SimulatedOperation operation) {
        Operation before = operation.ended;
        if (before != null) {
            Operation stored = day.operation(operation.id());
            expect(withoutLateExit(stored).equals(withoutLateExit(before)), operation,
                    "it had ended and is changed: " + before);
        }
        session(operation, operation.stored());
    }

    /** What was stopped or given up is gone; only an end that the command made itself may leave something behind. */
    private void nothingIsLeft(SimulatedOperation operation) {
        Operation ended = operation.ended;
        boolean over = ended != null && (ended.status().equals("cancelled")
                || List.of("worker_lost", "host_rebooted").contains(String.valueOf(ended.cause())));
        expect(!over || !operation.commandAlive(), operation, "it is over and its command runs");
    }

    private void lost(SimulatedOperation operation) {
        expect(operation.unclaimed.compareTo(SimulatedDaemon.TIMEOUT) >= 0, operation,
                "it was dead for no more than " + operation.unclaimed);
        expect(operation.daemon == 0, operation, "it runs in the daemon");
        expect(!operation.held(), operation, "its worker lives");
        expect(!operation.endKnown(), operation, "its end was known");
    }

    /** The code is the attempt's own, or none. */
    private void code(SimulatedOperation operation, Operation stored) {
        Integer code = stored.exitCode();
        Optional<SimulatedCommand> command = operation.command(stored.epoch());
        expect(code == null || command.filter(one -> !one.alive && code.equals(one.code)).isPresent(), operation,
                "the code is not the command's");
        expect(!stored.status().equals("completed") || operation.daemon != 0 || Integer.valueOf(0).equals(code),
                operation,
                "completed without a code");
    }

    private void session(SimulatedOperation operation, Operation stored) {
        if (operation.part) {
            return;
        }
        String session = day.sessionOf(operation.id()).status();
        String expected = switch (stored.status()) {
            case "completed" -> "ended";
            case "failed", "cancelled" -> stored.status();
            default -> "active";
        };
        expect(session.equals(expected) || (operation.sessionCancelled && session.equals("cancelled")), operation,
                "its session is " + session);
    }

    private void checkEnd(SimulatedOperation operation) {
        Operation stored = day.operation(operation.id());
        expect(!operation.commandAlive(), operation, "its command runs on");
        ExitRecord last = operation.records.isEmpty() ? null : operation.records.lastEntry().getValue();
        if (last != null && !last.retrying() && !stored.status().equals("cancelled")) {
            expect(last.epoch() == stored.epoch() && Objects.equals(last.exitCode(), stored.exitCode())
                    && last.cause().equals(stored.cause()), operation, "its end was another: " + last);
        }
    }

    static Operation withoutLateExit(Operation of) {
        return new Operation(of.id(), of.sessionId(), of.parentId(), of.type(), of.runsIn(), of.phase(), of.status(),
                of.epoch(), of.title(), of.command(), of.cwd(), of.waitingFor(), of.workerId(), of.workerState(),
                of.pid(), of.progress(), of.graceSeconds(), of.timeoutSeconds(), of.retries(), of.after(), of.group(),
                of.groupLimit(), of.created(), of.started(), of.ended(), of.exitCode(), of.signal(), of.cause(),
                of.error(), of.cancelRequested(), of.receipt(), of.leftBehind(), null);
    }

    void expect(boolean holds, SimulatedOperation operation, String what) {
        if (!holds) {
            fail(operation.id() + ": " + what + "\n" + day.operation(operation.id()) + "\n" + operation.workers);
        }
    }

    private void expectAll(boolean holds, String what) {
        if (!holds) {
            String stood = plans == null
                    ? ""
                    : plans.runs().stream().filter(run -> !run.forgotten).map(run -> "\n" + day.operation(run.id))
                            .toList().toString();
            fail(what + ": " + operations.keySet().stream().map(day::operation).toList() + operations.values().stream()
                    .map(operation -> operation.workers).toList() + stood);
        }
    }

    void fail(String what) {
        List<String> last = told.subList(Math.max(0, told.size() - 60), told.size());
        throw new AssertionError("seed " + seed + " (-Ddaybook.seed=" + seed + "): " + what + "\n"
                + String.join("\n", last));
    }

    void told(String what) {
        told.add(awake.toSeconds() + ": " + what);
    }
}
