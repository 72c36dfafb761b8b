package dev.daybook.server;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Heartbeat;
import dev.daybook.api.HeldOperation;
import dev.daybook.api.WorkerOrders;
import dev.daybook.api.WorkerRegistration;
import dev.daybook.api.Workers;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.platform.OperationId;
import dev.daybook.watch.Waiting;
import dev.daybook.watch.WorkerDesk;
import dev.daybook.watch.WorkerStates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of workers. */
public final class WorkerRoutes extends RouteGroup {

    private static final String WORKERS = "/api/v1/workers";
    private static final int LONGEST_WAIT = 30;

    private final WorkerDesk desk;
    private final WorkerStates states;
    private final Waiting waiting;

    public WorkerRoutes(WorkerDesk desk, WorkerStates states, Waiting waiting) {
        this.desk = desk;
        this.states = states;
        this.waiting = waiting;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.get(WORKERS, ask -> Route.Answer.ok(new Workers(states.workers()))),
                Route.post(WORKERS + "/register", WorkerRegistration.class, this::register),
                Route.post(WORKERS + "/{id}/heartbeat", Heartbeat.class, this::heartbeat));
    }

    private Route.Answer register(WorkerRegistration worker) throws Refusal {
        if (worker.workerId() == null || !OperationId.fitsWorker(worker.workerId()) || worker.bootId() == null) {
            throw Refusal.invalid("'worker_id' must be wk_ and ten letters and digits, and 'boot_id' must be there");
        }
        WorkerIdentity identity = new WorkerIdentity(worker.workerId(), worker.pid(), worker.startTicks(),
                worker.bootId());
        return Route.Answer.ok(desk.hear(identity, held(worker.held()), ended(worker.ended())));
    }

    /** Some orders are worth an answer at once; for others the worker hears first that nothing has changed. */
    private Route.Reply heartbeat(Ask ask, Heartbeat beat) throws Refusal {
        String id = ask.placeholder("id");
        WorkerIdentity worker = desk.known(id)
                .orElseThrow(() -> Refusal.notFound("Worker " + id + " has not registered with this daemon"));
        int wait = Optional.ofNullable(beat.waitSeconds()).orElse(0);
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw Refusal.invalid("'wait_seconds' is " + wait + "; it must be from 0 to " + LONGEST_WAIT);
        }
        List<HeldOperation> held = held(beat.held());
        WorkerOrders orders = desk.hear(worker, held, ended(beat.ended()));
        if (wait == 0 || WorkerDesk.urgent(orders)) {
            return Route.Answer.ok(orders);
        }
        return new Route.Later(waiting.until(worker, () -> desk.orders(worker, held), WorkerDesk::urgent,
                Duration.ofSeconds(wait)).thenApply(Route.Answer::ok));
    }

    private static List<HeldOperation> held(@Nullable List<HeldOperation> told) throws Refusal {
        List<HeldOperation> held = Optional.ofNullable(told).orElse(List.of());
        for (HeldOperation one : held) {
            if (one == null || one.operationId() == null || one.epoch() < 1
                    || !List.of("waiting", "resting", "running", "stopping").contains(String.valueOf(one.state()))) {
                throw Refusal.invalid("'held' must name for each its operation_id, an epoch from 1 on, and a state:"
                        + " waiting, resting, running or stopping");
            }
        }
        return held;
    }

    private static List<ExitRecord> ended(@Nullable List<ExitRecord> told) throws Refusal {
        List<ExitRecord> ended = Optional.ofNullable(told).orElse(List.of());
        for (ExitRecord one : ended) {
            if (one == null || !one.readable()) {
                throw Refusal.invalid("'ended' must name for each its operation_id, epoch, cause, started and ended");
            }
        }
        return ended;
    }
}
