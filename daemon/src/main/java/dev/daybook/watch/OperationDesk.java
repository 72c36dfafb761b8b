package dev.daybook.watch;

import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes operations and cancels them, whoever asks. Thread safe. */
public final class OperationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OperationDesk.class);

    private final OperationStore store;
    private final DaemonTasks tasks;
    private final Map<String, DaemonWork> works;
    private final WorkerIdentity self;
    private final Runnable cancelAsked;
    private final Supplier<Instant> clock;

    /**
     * @param works what the daemon can do itself, by type
     * @param self the daemon's process, which holds what runs inside it
     * @param cancelAsked told when something that runs is to be stopped
     */
    public OperationDesk(OperationStore store, DaemonTasks tasks, Map<String, DaemonWork> works,
            WorkerIdentity self, Runnable cancelAsked, Supplier<Instant> clock) {
        this.store = store;
        this.tasks = tasks;
        this.works = works;
        this.self = self;
        this.cancelAsked = cancelAsked;
        this.clock = clock;
    }

    public Optional<LiveOperation> find(String id) {
        return store.find(id);
    }

    /**
     * Writes an operation down. One inside the daemon starts at once; one in a worker when its worker asks.
     *
     * @return false when it was there before
     */
    public boolean create(NewOperation wanted) {
        return create(wanted, Map.of());
    }

    /**
     * The same, with options for what runs inside the daemon. They are not kept: such an operation has one attempt.
     *
     * @param options only such as its work knows and as fit
     */
    public boolean create(NewOperation wanted, Map<String, String> options) {
        Instant now = clock.get();
        if (!store.create(wanted, now)) {
            return false;
        }
        LOG.info("Operation {} made: {}", wanted.id(), wanted.type());
        DaemonWork work = works.get(wanted.type());
        if (work != null && store.start(wanted.id(), 1, self, now) instanceof OperationStore.Start.Granted) {
            DaemonWork.Order order = new DaemonWork.Order(wanted.id(), now, options);
            tasks.start(wanted.id(), 1, false, steps -> work.run(order, steps));
            // Who cancelled before it was tracked found nothing to tell.
            if (store.find(wanted.id()).filter(made -> made.cancelGrace() != null).isPresent()) {
                tasks.cancel(wanted.id());
            }
        }
        return true;
    }

    /** Cancels, and has what runs inside the daemon end. */
    public Cancel cancel(String id, @Nullable Duration grace) {
        Cancel answer = store.cancel(id, grace, clock.get());
        follow(id, answer);
        return answer;
    }

    /** Cancels a session and, as far as it goes, its operation. */
    public Optional<OperationStore.CancelledSession> cancelSession(long session) {
        Optional<OperationStore.CancelledSession> cancelled = store.cancelSession(session, clock.get());
        cancelled.ifPresent(done -> {
            LOG.info("Session {} cancelled; it was {}; its operation: {}", session, done.before(), done.operation());
            if (done.operation() != null && done.cancel() != null) {
                follow(done.operation(), done.cancel());
            }
        });
        return cancelled;
    }

    private void follow(String id, Cancel answer) {
        LOG.info("Cancel of operation {}: {}", id, answer);
        // Also parts of an operation that is not there: only the store knows them.
        tasks.running().stream()
                .filter(task -> store.find(task).filter(found -> found.cancelGrace() != null).isPresent())
                .forEach(tasks::cancel);
        if (answer instanceof Cancel.Asked) {
            cancelAsked.run();
        }
    }
}
