package dev.daybook.server;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Operations;
import dev.daybook.api.SessionCancel;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.OperationStore.CancelledSession;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OperationDesk;
import dev.daybook.watch.Waiting;
import dev.daybook.watch.WorkerStates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The routes of operations. */
public final class OperationRoutes extends RouteGroup implements AutoCloseable {

    private static final String OPERATIONS = "/api/v1/operations";
    private static final List<String> STATUSES = Arrays.stream(OperationStatus.values()).map(OperationStatus::wire)
            .toList();
    private static final int LONGEST_WAIT = 30;
    private static final int MOST_FOLLOWED = 64;
    private static final long MOST_OF_A_LOG = 64 * 1024;

    private final OperationReader reader;
    private final OperationDesk desk;
    private final NewOperations wishes;
    private final WorkerStates states;
    private final Waiting waiting;
    private final Path folder;
    private final AtomicInteger followed = new AtomicInteger();
    private final ScheduledExecutorService looks = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("log-streams").daemon().factory());

    /**
     * @param works what the daemon can do itself, by type
     * @param folder one folder an operation
     * @param bootId of this boot
     */
    public OperationRoutes(OperationReader reader, OperationDesk desk, WorkerStates states, Waiting waiting,
            Map<String, DaemonWork> works, Path folder, String bootId) {
        this.reader = reader;
        this.desk = desk;
        this.wishes = new NewOperations(reader, works, bootId);
        this.states = states;
        this.waiting = waiting;
        this.folder = folder;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.get(OPERATIONS, this::operations, "status", "parent", "limit", "before"),
                Route.post(OPERATIONS, OperationRequest.class, this::create),
                Route.get(OPERATIONS + "/{id}", this::operation, "wait"),
                Route.get(OPERATIONS + "/{id}/log", this::log, "follow", "offset"),
                Route.get(OPERATIONS + "/{id}/log/part", this::logPart, "offset", "most"),
                Route.post(OPERATIONS + "/{id}/cancel", CancelRequest.class, this::cancel));
    }

    private Route.Answer operations(Ask ask) throws Refusal {
        String before = ask.text("before").orElse(null);
        if (before != null && reader.operation(before).isEmpty()) {
            throw Refusal.invalid("Parameter 'before' is '" + before + "'; there is no operation with this id");
        }
        String parent = ask.text("parent").orElse(null);
        if (parent != null && reader.operation(parent).isEmpty()) {
            throw Refusal.invalid("Parameter 'parent' is '" + parent + "'; there is no operation with this id");
        }
        List<Operation> found = reader.operations(ask.oneOf("status", STATUSES).orElse(null),
                parent, before,
                ask.number("limit", 1, 1_000).orElse(100L).intValue());
        return Route.Answer.ok(new Operations(found.stream().map(states::shown).toList()));
    }

    private Route.Answer create(OperationRequest request) throws Refusal {
        var wanted = wishes.of(request);
        if (!desk.create(wanted, wishes.options(request))) {
            Operation there = known(wanted.id());
            if (!there.command().equals(wanted.command()) || !there.type().equals(wanted.type())) {
                throw Refusal.conflict("Operation " + wanted.id() + " is there already and is another one");
            }
        }
        return new Route.Answer(201, states.shown(known(wanted.id())));
    }

    private Route.Reply operation(Ask ask) throws Refusal {
        String id = known(ask).id();
        Duration wait = Duration.ofSeconds(ask.number("wait", 0, LONGEST_WAIT).orElse(0L));
        if (wait.isZero()) {
            return Route.Answer.ok(states.shown(known(id)));
        }
        return new Route.Later(
                waiting.until(new Object(), () -> reader.operation(id).orElseThrow(), Operation::terminal, wait)
                        .thenApply(operation -> Route.Answer.ok(states.shown(operation))));
    }

    private Route.Reply log(Ask ask) throws Refusal {
        String id = known(ask).id();
        boolean follow = ask.flag("follow");
        long offset = ask.number("offset", 0, Long.MAX_VALUE).orElse(0L);
        // A reader that has hung up is noticed only when there is something to write.
        if (followed.incrementAndGet() > MOST_FOLLOWED) {
            followed.decrementAndGet();
            throw Refusal.unavailable("More than " + MOST_FOLLOWED + " logs are being read; ask again later");
        }
        return new Route.Stream(new LogStream(folder.resolve(id).resolve("log"), offset,
                () -> !follow || reader.operation(id).map(Operation::terminal).orElse(true), looks,
                followed::decrementAndGet));
    }

    private Route.Answer logPart(Ask ask) throws Refusal {
        Operation operation = known(ask);
        int most = ask.number("most", 64, MOST_OF_A_LOG).orElse(MOST_OF_A_LOG).intValue();
        Optional<Long> offset = ask.number("offset", 0, Long.MAX_VALUE);
        LogParts parts = new LogParts(folder.resolve(operation.id()).resolve("log"), most, operation.terminal());
        try {
            return Route.Answer.ok(offset.isPresent() ? parts.from(offset.get()) : parts.last());
        } catch (IOException e) {
            throw Refusal.broken("The log of " + operation.id() + " cannot be read: " + e.getMessage()
                    + "; check its owner and disk");
        }
    }

    private Route.Answer cancel(Ask ask, CancelRequest request) throws Refusal {
        String id = ask.placeholder("id");
        Integer grace = request.graceSeconds();
        return switch (desk.cancel(id, grace == null ? null : NewOperations.grace(grace))) {
            case Cancel.NotFound _ -> throw unknown(id);
            case Cancel.PartOf part -> throw Refusal.wrongType("Operation " + id + " is a part of " + part.parent()
                    + " and cannot be cancelled by itself; cancel " + part.parent());
            case Cancel.AlreadyEnded ended -> throw Refusal.notCancellable("Cannot cancel " + ended.status().wire()
                    + " operation");
            case Cancel.Over _ -> Route.Answer.ok(new OperationCancel(true, id, false, "Operation " + id
                    + " cancelled; it was not running"));
            case Cancel.Asked asked -> new Route.Answer(202, new OperationCancel(true, id, !asked.children().isEmpty(),
                    "Operation " + id + " is being stopped"));
        };
    }

    Route.Answer cancelSession(long session) throws Refusal {
        CancelledSession done = desk.cancelSession(session)
                .orElseThrow(() -> Refusal.notFound("Session " + session + " not found"));
        String head = done.before().equals("cancelled")
                ? "Session " + session + " had been cancelled before"
                : "Session " + session + " cancelled";
        return Route.Answer.ok(new SessionCancel(true, session, done.operation(), head + tail(done)));
    }

    private static String tail(CancelledSession done) {
        return switch (done.cancel()) {
            case null -> "";
            case Cancel.NotFound _ -> "; its operation " + done.operation() + " does not exist";
            case Cancel.PartOf part -> "; its operation is a part of " + part.parent();
            case Cancel.AlreadyEnded ended -> "; its operation " + done.operation() + " had been "
                    + ended.status().wire();
            case Cancel.Over _ -> " and its operation " + done.operation() + " with it";
            case Cancel.Asked _ -> "; its operation " + done.operation() + " is being stopped";
        };
    }

    private Operation known(Ask ask) throws Refusal {
        return known(ask.placeholder("id"));
    }

    private Operation known(String id) throws Refusal {
        return reader.operation(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(@Nullable String id) {
        return Refusal.notFound("Operation not found: " + id);
    }

    /** Breaks off logs that are being followed; each is looked at once more for that. */
    @Override
    public void close() {
        looks.shutdown();
        try {
            looks.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
