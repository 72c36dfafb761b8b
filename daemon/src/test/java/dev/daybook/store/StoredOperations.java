package dev.daybook.store;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.operation.Leader;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A store with one launch in it, and the operations that tests want to have. */
public final class StoredOperations implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    public static final String BOOT = "boot-1";
    public static final Duration GRACE = Duration.ofSeconds(10);

    public final Store store;
    public final OperationRows rows;
    public final PlanRows plans;
    public final RecordingRows recording;
    public final long launch;
    private final OperationViewRows views;
    private final DayRows days;

    public StoredOperations(Path folder) throws StoreException {
        this(folder, () -> {});
    }

    /**
     * Opens it.
     *
     * @param afterForce runs between the journal's force and the database's commit
     */
    StoredOperations(Path folder, Runnable afterForce) throws StoreException {
        this(Store.open(folder, NOW, afterForce));
    }

    /** Opens it on a disk that is in no hurry: for many changes none of which has to survive a power cut. */
    public static StoredOperations unforced(Path folder) throws StoreException {
        return new StoredOperations(Store.open(folder, NOW, new UnforcedDisk(folder.resolve("journal")), () -> {}));
    }

    private StoredOperations(Store store) {
        this.store = store;
        this.launch = new LaunchRows(store).begin("here", 12, BOOT, "0.1", NOW);
        this.recording = new RecordingRows(store, launch);
        this.rows = new OperationRows(store, recording::nextSessionId, launch);
        this.plans = new PlanRows(store, recording::nextSessionId, launch);
        this.views = new OperationViewRows(store);
        this.days = new DayRows(store);
    }

    /** The instant so many seconds after the beginning. */
    public static Instant at(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    public static WorkerIdentity worker(int number) {
        return new WorkerIdentity("wk_" + number, 100 + number, 1_000 + number, BOOT);
    }

    public static Leader leader(int number) {
        return new Leader(200 + number, 2_000 + number);
    }

    public static NewOperation command(String id) {
        return wanted(id, 0, null, null, null);
    }

    public static NewOperation retrying(String id, int retries) {
        return wanted(id, retries, null, null, null);
    }

    public static NewOperation following(String id, String after) {
        return wanted(id, 0, after, null, null);
    }

    public static NewOperation grouped(String id, String group, int limit) {
        return wanted(id, 0, null, group, limit);
    }

    public static NewOperation inDaemon(String id) {
        return new NewOperation(id, "summarise", false, "title of " + id, List.of(), null, BOOT, GRACE, null, 0, null,
                null, null);
    }

    public static NewOperation wanted(String id, int retries,
            @Nullable String after, @Nullable String group,
            @Nullable Integer limit) {
        return new NewOperation(id, "command", true, "title of " + id, List.of("make", id), "/", BOOT, GRACE, null,
                retries, after, group, limit);
    }

    /** A plan of a task, a command and a task, started by hand. */
    public static Plan plan(String name) {
        return new Plan(name, Path.of("/plans/" + name + ".toml"), NOW, null, List.of(
                new Phase.InDaemon("save", "backup", Map.of("keep", "3"), false),
                new Phase.InWorker("publish", List.of("sh", "publish.sh"), Path.of("/plans"), GRACE,
                        Duration.ofMinutes(5), 2, true),
                new Phase.InDaemon("tidy", "prune", Map.of(), false)));
    }

    /** The operation of a run of a plan. */
    public static NewOperation run(String id, Plan plan) {
        return new NewOperation(id, "plan", false, plan.name(), List.of(), null, BOOT, GRACE, null, 0, null, null,
                null);
    }

    /** Makes a pending one. */
    public String pending(String id) {
        rows.create(command(id), NOW);
        return id;
    }

    /** Makes one that runs in the hands of worker 1. */
    public String running(String id) {
        pending(id);
        rows.start(id, 1, worker(1), at(1));
        rows.claim(id, 1, worker(1), leader(1), at(1));
        return id;
    }

    /** Makes one that no worker has spoken for since. */
    public String reconciling(String id) {
        running(id);
        rows.unclaimed(id, 1);
        return id;
    }

    /** Makes a part of another operation: nothing asks for one yet. */
    public String part(String id, String parent) {
        running(id);
        store.<Boolean>change(change -> change.write(Table.OPERATION, List.of(id),
                "UPDATE operation SET parent_id = ?, session_id = (SELECT session_id FROM operation WHERE id = ?)"
                        + " WHERE id = ?",
                parent, parent, id));
        return id;
    }

    /** Deletes its row, as nothing in Daybook does. */
    public void forget(String id) {
        store.<Boolean>change(change -> change.write(Table.OPERATION, List.of(id),
                "DELETE FROM operation WHERE id = ?", id));
    }

    public Operation operation(String id) {
        return views.operation(id).orElseThrow();
    }

    public String status(String id) {
        return operation(id).status();
    }

    public long sessionId(String id) {
        return Objects.requireNonNull(operation(id).sessionId(), "it has a session");
    }

    public Session session(long id) {
        return days.session(id).orElseThrow();
    }

    /** The session of an operation. */
    public Session sessionOf(String id) {
        return session(sessionId(id));
    }

    @Override
    public void close() {
        store.close();
    }
}
