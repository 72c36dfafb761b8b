package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.HeldOperation;
import dev.daybook.api.Progress;
import dev.daybook.api.WorkerOrders;
import dev.daybook.api.WorkerOrders.WorkerOrder;
import dev.daybook.operation.Leader;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to workers and tells them what to do. Orders follow from the store and from what the worker says it is doing,
 * never from what it was told before: an order that got lost is given again. Thread safe.
 */
public final class WorkerDesk {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerDesk.class);
    private static final String CANCEL_ASKED = "somebody asked to cancel it";

    private static final Duration KEEP_EVERY = Duration.ofSeconds(30);

    private final Map<String, Instant> kept = new ConcurrentHashMap<>();
    private final OperationStore store;
    private final Claims claims;
    private final Settlement settlement;
    private final Supplier<Set<String>> unresponsive;
    private final Supplier<Instant> clock;

    /**
     * @param unresponsive operations whose workers are alive and do not answer
     */
    public WorkerDesk(OperationStore store, Claims claims, Settlement settlement, Supplier<Set<String>> unresponsive,
            Supplier<Instant> clock) {
        this.store = store;
        this.unresponsive = unresponsive;
        this.claims = claims;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** The worker of this id, if it has registered with this daemon. */
    public Optional<WorkerIdentity> known(String workerId) {
        return claims.known(workerId);
    }

    /** Takes in what a worker says of itself, and answers with its orders. */
    public WorkerOrders hear(WorkerIdentity worker, List<HeldOperation> held, List<ExitRecord> ended) {
        ended.stream().filter(exit -> mayTellOf(worker, exit)).forEach(settlement::settle);
        claims.heard(worker, held, clock.get());
        if (!ended.isEmpty()) {
            kept.keySet().retainAll(claims.held());
        }
        List<WorkerOrder> orders = new ArrayList<>(orders(worker, held).orders());
        for (ExitRecord exit : ended) {
            if (held.stream().noneMatch(still -> still.operationId().equals(exit.operationId()))) {
                orders.add(new WorkerOrder(exit.operationId(), exit.epoch(), "drop", null, null));
            }
        }
        return new WorkerOrders(orders);
    }

    /** What another worker did with an operation says nothing of it. */
    private boolean mayTellOf(WorkerIdentity worker, ExitRecord exit) {
        boolean others = store.find(exit.operationId()).filter(found -> !found.mayBeHeldBy(worker.id())).isPresent();
        if (others) {
            LOG.warn("Worker {} tells of an end of operation {}, which another holds", worker.id(),
                    exit.operationId());
        }
        return !others;
    }

    /**
     * The orders of a worker that has been heard. One that was found dead since has only left its question behind: that
     * claims nothing.
     */
    public WorkerOrders orders(WorkerIdentity worker, List<HeldOperation> held) {
        if (claims.known(worker.id()).isEmpty()) {
            return new WorkerOrders(List.of());
        }
        return new WorkerOrders(held.stream().map(one -> order(worker, one)).toList());
    }

    /** Whether a worker that waits for orders should be told these at once. */
    public static boolean urgent(WorkerOrders orders) {
        return orders.orders().stream().anyMatch(order -> !List.of("wait", "go_on").contains(order.order()));
    }

    private WorkerOrder order(WorkerIdentity worker, HeldOperation held) {
        Optional<LiveOperation> found = store.find(held.operationId());
        boolean waiting = List.of("waiting", "resting").contains(held.state());
        if (found.isEmpty()) {
            // A store that was rebuilt may have lost it. What runs is not killed for that.
            return waiting ? order(held, "drop", "it is not known") : order(held, "go_on", "it is not known");
        }
        LiveOperation operation = found.get();
        if (operation.status().terminal()) {
            return waiting
                    ? order(held, "drop", "it has been " + operation.status().wire())
                    : stop(operation, held, "it has been " + operation.status().wire());
        } else if (held.epoch() < operation.epoch() || !operation.mayBeHeldBy(worker.id())) {
            LOG.warn("Worker {} speaks for attempt {} of operation {}, which is at attempt {} with {}", worker.id(),
                    held.epoch(), operation.id(), operation.epoch(), operation.worker());
            return waiting ? order(held, "drop", "another holds it") : stop(operation, held, "another holds it");
        }
        return switch (held.state()) {
            case "waiting" -> start(worker, held);
            case "resting" -> operation.cancelGrace() == null
                    ? order(held, "wait", null)
                    : order(held, "drop", CANCEL_ASKED);
            default -> running(worker, operation, held);
        };
    }

    private WorkerOrder start(WorkerIdentity worker, HeldOperation held) {
        return switch (store.start(held.operationId(), held.epoch(), worker, unresponsive.get(), clock.get())) {
            case OperationStore.Start.Granted _ -> order(held, "start", null);
            case OperationStore.Start.Wait wait -> order(held, "wait", wait.reason());
            case OperationStore.Start.Refused refused -> order(held, "drop",
                    refused.reason() == null ? refused(worker, held) : refused.reason());
        };
    }

    /** One that is to be cancelled ends once its worker has gone: then it is sure that nothing of it runs. */
    private String refused(WorkerIdentity worker, HeldOperation held) {
        Optional<LiveOperation> operation = store.find(held.operationId());
        if (operation.filter(found -> found.status().terminal()).isPresent()) {
            return "it has been " + operation.get().status().wire();
        }
        return operation.filter(found -> found.cancelGrace() != null && found.mayBeHeldBy(worker.id())).isPresent()
                ? CANCEL_ASKED
                : "another holds it";
    }

    private WorkerOrder running(WorkerIdentity worker, LiveOperation operation, HeldOperation held) {
        Leader leader = held.pid() == null || held.startTicks() == null
                ? null
                : new Leader(held.pid(), held.startTicks());
        if (news(worker, operation, held, leader)
                && !store.claim(operation.id(), held.epoch(), worker, leader, clock.get())) {
            // Somebody was first: the next look at the store says who.
            return order(held, "go_on", null);
        }
        keepProgress(held);
        return operation.cancelGrace() == null
                ? order(held, "go_on", null)
                : stop(operation, held, CANCEL_ASKED);
    }

    /** What is told in between is shown all the same, from the worker's last word: the journal keeps every row for good. */
    private void keepProgress(HeldOperation held) {
        Progress progress = held.progress();
        Instant now = clock.get();
        if (progress != null && kept.merge(held.operationId(), now, (last, again) -> Duration.between(last, again).abs()
                .compareTo(KEEP_EVERY) < 0 ? last : again).equals(now)) {
            store.progress(held.operationId(), held.epoch(), progress.fraction(), progress.message());
        }
    }

    private static boolean news(WorkerIdentity worker, LiveOperation operation, HeldOperation held,
            @Nullable Leader leader) {
        return operation.status() != OperationStatus.RUNNING || !worker.equals(operation.worker())
                || held.epoch() != operation.epoch() || (leader != null && !leader.equals(operation.leader()));
    }

    /** A stop that is under way is only told again when it has become more urgent. */
    private static WorkerOrder stop(LiveOperation operation, HeldOperation held, String reason) {
        Duration grace = operation.cancelGrace() == null ? operation.grace() : operation.cancelGrace();
        int seconds = (int) grace.toSeconds();
        boolean underWay = held.graceSeconds() != null && held.graceSeconds() <= seconds;
        return underWay
                ? order(held, "go_on", reason)
                : new WorkerOrder(held.operationId(), held.epoch(), "stop", seconds, reason);
    }

    private static WorkerOrder order(HeldOperation held, String word, @Nullable String reason) {
        return new WorkerOrder(held.operationId(), held.epoch(), word, null, reason);
    }
}
