package dev.daybook.watch;

import dev.daybook.api.Operation;
import dev.daybook.coordinator.PhaseStart;
import dev.daybook.coordinator.PhaseVariables;
import dev.daybook.coordinator.TurnedPlans;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanStore;
import dev.daybook.store.StoredOperations;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Plans on a simulated machine: the real rules run them, inside daemons that end at any moment and in workers. */
final class SimulatedPlans {

    /** A worker that is there by then is not too late. */
    private static final int SOON = 30;

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final SimulatedMachine machine;
    private final StoredOperations day;
    private final String run;
    private final Path folder;
    private final Random random;
    private final Rates rates;
    private final List<Plan> plans = new ArrayList<>();
    private final Map<String, SimulatedRun> runs = new LinkedHashMap<>();
    private final Map<String, SimulatedRun> runOf = new ConcurrentHashMap<>();
    private final List<Spawned> coming = new ArrayList<>();
    private final List<Come> come = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final SimulatedRunCheck checks;
    private @Nullable Life life;
    private Duration looked = Duration.ZERO;
    private Duration advanced = Duration.ZERO;
    private final boolean storeFails;
    private final Set<String> toldToEnd = ConcurrentHashMap.newKeySet();
    private boolean meanwhile;
    private volatile boolean stopping;
    private long seen;
    private long checked;

    /** How probable each thing is that becomes of a plan, at each chance it has. */
    private record Rates(double trigger, double stop, double forget, double cancel, double cancelMeanwhile,
            double cannotStart, double diesAtOnce, double late, double skipsTurn) {

        static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0.1);

        static Rates drawn(Random random) {
            return new Rates(0.2, rate(random, 0.06), rate(random, 0.01), rate(random, 0.03), rate(random, 0.03),
                    rate(random, 0.03), rate(random, 0.1), rate(random, 0.2), 0.3);
        }

        private static double rate(Random random, double most) {
            return random.nextBoolean() ? 0 : most;
        }
    }

    /** What one daemon has in its memory. */
    private record Life(SimulatedDaemon daemon, int number, TurnedPlans turned, DaemonTasks tasks, OperationDesk desk,
            Map<String, SimulatedTask> standing) {

        SimulatedTask task(String operation) {
            return standing.computeIfAbsent(operation, id -> new SimulatedTask());
        }

        /** In an order that each run of a seed has. */
        List<String> running() {
            return List.copyOf(new TreeSet<>(tasks.running()));
        }
    }

    /** A worker's process that takes its time to come up. */
    private record Spawned(SimulatedOperation operation, Duration at, boolean diesAtOnce, Life by, Runnable ended) {}

    /** A worker's process whose daemon waits for its end; of none when it never was more than a process. */
    private record Come(@Nullable SimulatedWorker worker, Life by, Runnable ended) {}

    SimulatedPlans(SimulatedMachine machine, StoredOperations day, String run, Path folder) {
        this.machine = machine;
        this.day = day;
        this.run = run;
        this.folder = folder;
        this.random = machine.random;
        this.rates = Rates.drawn(random);
        this.storeFails = machine.rates.storeFails() > 0;
        this.checks = new SimulatedRunCheck(machine, day);
        int wanted = 1 + random.nextInt(3);
        for (int number = 0; number < wanted; number++) {
            plans.add(plan("plan" + run + "_" + number));
        }
    }

    private Plan plan(String name) {
        List<Phase> phases = new ArrayList<>();
        int wanted = 1 + random.nextInt(5);
        for (int number = 0; number < wanted; number++) {
            boolean mayFail = random.nextInt(4) == 0;
            boolean fails = random.nextInt(mayFail ? 2 : 12) == 0;
            phases.add(random.nextBoolean()
                    ? new Phase.InDaemon("p" + number, "work",
                            Map.of("steps", "" + random.nextInt(4), "fails", "" + fails), mayFail)
                    : new Phase.InWorker("p" + number, List.of(fails ? "false" : "true"), Path.of("/"),
                            Duration.ofSeconds(random.nextInt(3) * 5L), null, Math.max(0, random.nextInt(5) - 2),
                            mayFail));
        }
        return new Plan(name, Path.of("/plans/" + name), StoredOperations.NOW, null, phases);
    }

    private boolean happens(double rate) {
        return machine.happens(rate);
    }

    private Rates rates() {
        return machine.settling() ? Rates.NONE : rates;
    }

    // The daemon

    void launched(SimulatedDaemon daemon, int number) {
        PlanStore rows = new SimulatedPlanStore(this, day, daemon.killable(PlanStore.class, day.plans));
        DaemonTasks tasks = new DaemonTasks(daemon.store(), () -> machine.wall);
        WorkerIdentity self = new WorkerIdentity("daemon", 1, number, machine.bootId());
        Map<String, SimulatedTask> standing = new ConcurrentHashMap<>();
        Map<String, DaemonWork> works = Map.of("work", new Works(standing));
        List<Life> lives = new ArrayList<>();
        PhaseStart phases = new PhaseStart(raced(daemon.store()), machine, tasks, works,
                (operation, title, phase, variables, ended) -> spawn(lives.getFirst(), operation, variables, ended),
                new PhaseVariables(folder), self, () -> machine.wall);
        Life launched = new Life(daemon, number,
                new TurnedPlans(rows, daemon.store(), phases, tasks, () -> machine.wall,
                        folder, machine.bootId()),
                tasks,
                new OperationDesk(daemon.store(), tasks, works, self, daemon::soon, () -> machine.wall), standing);
        lives.add(launched);
        life = launched;
        looked = machine.awake;
        seen = 0;
    }

    /** Between the start that a task is granted and its thread somebody may cancel it. */
    private OperationStore raced(OperationStore store) {
        return (OperationStore) Proxy.newProxyInstance(SimulatedPlans.class.getClassLoader(),
                new Class<?>[]{OperationStore.class}, (proxy, method, values) -> {
                    try {
                        Object answer = method.invoke(store, values);
                        if (method.getName().equals("start")) {
                            meanwhile();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What it had in memory is gone, and its threads with it. */
    void daemonDied() {
        Life was = life;
        life = null;
        if (was != null) {
            was.running().forEach(operation -> was.task(operation).kill());
        }
    }

    /** In the order of a stop: no run is taken further, then the tasks end at their next step. */
    private void stop(Life ending) {
        machine.told("daemon is asked to stop");
        Thread closer = new Thread(ending.tasks::close);
        closer.start();
        // It waits for the first of them once they all know.
        while (closer.getState() != Thread.State.WAITING && closer.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        stopping = true;
        for (String operation : ending.running()) {
            while (ending.task(operation).step()) {
                machine.told("a step of " + operation);
            }
        }
        try {
            closer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        stopping = false;
        machine.daemonDies("has stopped");
    }

    void rebooted() {
        coming.forEach(one -> one.operation.harmed = true);
        coming.clear();
        come.clear();
        looked = machine.awake;
    }

    void frozen(Duration length) {
        coming.replaceAll(one -> new Spawned(one.operation, one.at.plus(length), one.diesAtOnce, one.by, one.ended));
    }

    // What happens at each step

    List<Runnable> turns() {
        return List.of(this::advance, this::workersCome, this::workersGo, this::stepTasks, this::look);
    }

    /** The life that can do something now. */
    private Optional<Life> awake() {
        return machine.daemon() == null ? Optional.empty() : Optional.ofNullable(life);
    }

    /** When something has changed since it last did, or nothing has for long. */
    private void advance() {
        boolean news = seen != day.store.sequence() || machine.awake.minus(advanced).compareTo(LOOK) >= 0;
        if (news && !happens(rates().skipsTurn)) {
            long sequence = day.store.sequence();
            awake().filter(one -> machine.inDaemon(one.turned::turn, false)).ifPresent(one -> {
                seen = sequence;
                tellsToEnd();
                advanced = machine.awake;
            });
        }
        // Whoever has begun stands at its first step before anything else goes on.
        awake().ifPresent(one -> one.running().forEach(operation -> one.task(operation).arrive()));
    }

    private void look() {
        if (machine.awake.minus(looked).compareTo(LOOK) >= 0) {
            looked = machine.awake;
            awake().ifPresent(one -> machine.inDaemon(one.turned::look, false));
        }
    }

    private void stepTasks() {
        for (String operation : awake().map(Life::running).orElse(List.of())) {
            Life one = awake().orElse(null);
            if (one != null && random.nextInt(3) > 0) {
                machine.told("a step of " + operation);
                one.task(operation).step();
                if (one.daemon.dead()) {
                    machine.daemonDies("is killed at a change of a task");
                }
            }
        }
        if (!problems.isEmpty()) {
            machine.fail(problems.toString());
        }
    }

    /** Work whose effect comes with its last step, and which can be killed between that and its end. */
    private final class Works implements DaemonWork {

        private final Map<String, SimulatedTask> standing;

        Works(Map<String, SimulatedTask> standing) {
            this.standing = standing;
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
            SimulatedTask task = standing.computeIfAbsent(order.operation(), id -> new SimulatedTask());
            task.begins();
            try {
                int most = Integer.parseInt(Objects.requireNonNull(order.options().get("steps")));
                for (int step = 0; step < most; step++) {
                    task.stand();
                    boolean over = mustEnd(order.operation());
                    steps.next((double) step / most, null);
                    if (over) {
                        problems.add("it takes a step and is to end: " + day.operation(order.operation()));
                    }
                }
                task.stand();
                if (Boolean.parseBoolean(order.options().get("fails"))) {
                    throw new IllegalStateException("it fails");
                }
                effect(order);
                task.stand();
                return most == 1 ? Map.of("LEFT", order.operation()) : Map.of();
            } finally {
                task.ends();
            }
        }
    }

    /** Who asked for its cancel has told it; when the store was away meanwhile, it is told with the next look. */
    private boolean mustEnd(String operation) {
        return stopping || toldToEnd.contains(operation)
                || (!storeFails && day.operation(operation).cancelRequested() != null);
    }

    /** A look at the runs has come to its end. */
    private void tellsToEnd() {
        if (storeFails) {
            runs.values().stream().filter(one -> !one.settled() && !one.forgotten && !one.attempts.isEmpty())
                    .filter(one -> day.operation(one.id).cancelRequested() != null)
                    .forEach(one -> toldToEnd.add(one.attempts.getLast().operation()));
        }
    }

    /** On the task's thread, while the machine waits for it. */
    private void effect(DaemonWork.Order order) {
        SimulatedRun of = Objects.requireNonNull(runOf.get(order.operation()));
        Operation stored = day.operation(order.operation());
        of.effects.add(String.valueOf(stored.phase()));
        if (!stored.status().equals("running")) {
            problems.add("it has its effect and is " + stored);
        }
        if (!of.forgotten && day.operation(of.id).terminal()) {
            problems.add("it has its effect after the end of its run: " + stored);
        }
    }

    // Workers

    private void spawn(Life by, String operation, Map<String, String> variables, Runnable ended) throws IOException {
        SimulatedOperation of = machine.operation(operation);
        checks.variables(Objects.requireNonNull(runOf.get(operation)), operation, variables);
        if (happens(rates().cannotStart)) {
            of.harmed = true;
            throw new IOException("there is no such worker");
        }
        checks.expect(coming.stream().noneMatch(one -> one.operation == of && one.by.number == by.number),
                Objects.requireNonNull(runOf.get(operation)), "its worker is started while one comes up");
        by.daemon.mayBeKilled();
        boolean dies = happens(rates().diesAtOnce);
        int delay = happens(rates().late) ? random.nextInt(300) : random.nextInt(SOON);
        of.harmed |= dies || delay > SOON;
        coming.add(new Spawned(of, machine.awake.plusSeconds(delay), dies, by, ended));
        machine.told("a worker is spawned for " + operation + ", up in " + delay + " s");
        by.daemon.mayBeKilled();
    }

    private void workersCome() {
        for (Spawned one : List.copyOf(coming)) {
            if (machine.awake.compareTo(one.at) < 0) {
                continue;
            }
            coming.remove(one);
            if (one.diesAtOnce || one.operation.lockHeld()) {
                machine.told("a worker of " + one.operation.id() + " ends at once");
                come.add(new Come(null, one.by, one.ended));
            } else {
                SimulatedWorker worker = machine.worker(one.operation, true);
                one.operation.workers.add(worker);
                one.operation.dead = Duration.ZERO;
                come.add(new Come(worker, one.by, one.ended));
            }
        }
    }

    private boolean lives(Life by) {
        Life now = life;
        return now != null && now.number == by.number;
    }

    /** Only the daemon that has started a worker is told of its end. */
    private void workersGo() {
        come.removeIf(one -> !lives(one.by));
        for (Come one : List.copyOf(come)) {
            if (awake().isPresent() && lives(one.by) && (one.worker == null || !one.worker.alive)
                    && !happens(rates().skipsTurn)) {
                come.remove(one);
                machine.told("the daemon sees that a worker is gone");
                machine.inDaemon(one.ended, false);
            }
        }
    }

    // People

    void person() {
        Plan plan = plans.get(random.nextInt(plans.size()));
        if (happens(rates.trigger)) {
            awake().ifPresent(one -> machine.inDaemon(() -> machine.told("trigger of " + plan.name() + ": "
                    + one.turned.trigger(plan)), false));
        }
        for (SimulatedRun one : List.copyOf(runs.values())) {
            if (happens(rates.cancel)) {
                awake().ifPresent(by -> machine.inDaemon(() -> cancel(by, one), false));
            }
            if (one.ended == null && !one.forgotten && happens(rates.forget)) {
                machine.told("somebody deletes the row of " + one.id);
                day.forget(one.id);
                one.forgotten = true;
            }
        }
        if (happens(rates.stop)) {
            awake().ifPresent(this::stop);
        }
    }

    /** Just before a change, and just after a task of the daemon's has been granted its start. */
    void meanwhile() {
        if (meanwhile || runs.isEmpty() || !happens(rates().cancelMeanwhile)) {
            return;
        }
        meanwhile = true;
        try {
            List<SimulatedRun> going = runs.values().stream().filter(one -> !one.settled()).toList();
            if (!going.isEmpty() && awake().isPresent()) {
                cancel(awake().get(), going.get(random.nextInt(going.size())));
            }
        } finally {
            meanwhile = false;
        }
    }

    private void cancel(Life by, SimulatedRun one) {
        boolean failed = !one.attempts.isEmpty() && day.status(one.attempts.getLast().operation()).equals("failed");
        try {
            cancelOneWay(by, one);
        } finally {
            // The change may not have been made: then there will be another.
            one.cancelledInTime |= !failed && !one.forgotten && day.operation(one.id).cancelRequested() != null;
        }
    }

    private void cancelOneWay(Life by, SimulatedRun one) {
        switch (random.nextInt(4)) {
            case 0 -> cancelPart(by, one);
            case 1 -> {
                one.sessionCancelled = true;
                machine.told("cancel of session " + one.session + " of " + one.id);
                by.desk.cancelSession(one.session);
            }
            default -> {
                Duration grace = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(20));
                boolean over = !one.forgotten && day.operation(one.id).terminal();
                Cancel answer = by.desk.cancel(one.id, grace);
                machine.told("cancel of " + one.id + ": " + answer);
                checks.cancelled(one, over, answer);
            }
        }
    }

    private void cancelPart(Life by, SimulatedRun one) {
        if (!one.attempts.isEmpty() && !one.forgotten) {
            String part = one.attempts.get(random.nextInt(one.attempts.size())).operation();
            Cancel answer = by.desk.cancel(part, null);
            checks.expect(answer.equals(new Cancel.PartOf(one.id)), one, "cancel of a part: " + answer);
        }
    }

    // What is true

    void check() {
        if (checked == day.store.sequence()) {
            return;
        }
        checked = day.store.sequence();
        runs.values().stream().filter(one -> !one.settled()).forEach(checks::check);
        for (Plan plan : plans) {
            List<String> active = runs.values().stream().filter(one -> one.plan.equals(plan) && one.active)
                    .map(one -> one.id).toList();
            if (active.size() > 1) {
                machine.fail("two sessions of a plan are active: " + active);
            }
        }
    }

    boolean settled() {
        return coming.isEmpty() && awake().isPresent() && awake().get().running().isEmpty()
                && runs.values().stream().allMatch(SimulatedRun::settled);
    }

    void checkEnd() {
        runs.values().forEach(checks::checkEnd);
    }

    List<SimulatedRun> runs() {
        return List.copyOf(runs.values());
    }

    String nextRun() {
        return "op_" + run + "_r" + (runs.size() + 1);
    }

    SimulatedRun run(String id) {
        return Objects.requireNonNull(runs.get(id));
    }

    /** A run of a plan has been written down. */
    void began(String id, Plan plan) {
        SimulatedRun began = new SimulatedRun(id, day.sessionId(id), plan);
        checks.began(began, runs.values());
        runs.put(id, began);
    }

    /** An attempt at a phase may be written down now. */
    void wanted(String attempt, SimulatedRun of) {
        runOf.put(attempt, of);
    }

    /** It has been. */
    void begun(SimulatedRun of, Phase phase, NewOperation attempt) {
        machine.told("phase " + phase.name() + " of " + of.id + " is " + attempt.id());
        SimulatedRun.Attempt begun = new SimulatedRun.Attempt(attempt.id(), phase);
        checks.begun(of, begun);
        of.attempts.add(begun);
        if (phase instanceof Phase.InWorker worker) {
            machine.part(attempt).code = worker.command().equals(List.of("true")) ? 0 : 1;
        }
    }
}
