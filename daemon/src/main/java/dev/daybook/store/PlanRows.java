package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.Receipt;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanState;
import dev.daybook.plan.PlanStore;
import dev.daybook.server.PhaseShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans and their runs in the database. Thread safe. */
public final class PlanRows implements PlanStore {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRows.class);

    private static final String LIVE = "status IN ('pending', 'running', 'reconciling')";

    private final Store store;
    private final LongSupplier sessionIds;
    private final long launch;

    /**
     * Opens the rows for one launch.
     *
     * @param sessionIds gives each new session its id; the one source of them
     */
    public PlanRows(Store store, LongSupplier sessionIds, long launch) {
        this.store = store;
        this.sessionIds = sessionIds;
        this.launch = launch;
    }

    @Override
    public Map<String, PlanState> states() {
        Map<String, PlanState> states = new HashMap<>();
        store.read(sql -> sql.list("SELECT name, enabled, handled_s FROM plan", row -> states.put(row.getString("name"),
                new PlanState(row.getBoolean("enabled"), Sql.instant(row, "handled_s")))));
        return states;
    }

    @Override
    public void state(String plan, PlanState state) {
        store.<Boolean>change(change -> state(change, plan, state));
    }

    private static boolean state(Change change, String plan, PlanState state) throws SQLException {
        return change.write(Table.PLAN, List.of(plan),
                "MERGE INTO plan (name, enabled, handled_s) KEY (name) VALUES (?, ?, ?)", plan, state.enabled(),
                state.handled());
    }

    @Override
    public Check check(Plan plan, @Nullable NewOperation run, Instant now) {
        // A look alone, which most are, has nothing to write when nothing of the plan is there.
        if (run == null && store.read(sql -> claim(sql, plan.name()).isEmpty()
                && going(sql, plan.name()).isEmpty())) {
            return new Check.Free();
        }
        String phases = Json.MAPPER.writeValueAsString(plan.phases().stream().map(PhaseShape::wire).toList());
        long session = run == null ? 0 : sessionIds.getAsLong();
        return store.change(change -> {
            Optional<Check> busy = busy(change, plan.name(), now);
            if (busy.isPresent()) {
                return busy.get();
            } else if (run == null) {
                return new Check.Free();
            }
            start(change, plan.name(), phases, run, session, now);
            return new Check.Started(session, run.id());
        });
    }

    private static Optional<Check> busy(Change change, String plan, Instant now) throws SQLException {
        Optional<Claim> active = claim(change, plan);
        if (active.isPresent()) {
            String operation = active.get().operation;
            return Optional.of(operation == null || OperationRows.find(change, operation).isEmpty()
                    ? new Check.OrphanRecovered(fail(change, active.get(), now))
                    : new Check.Active(active.get().session, operation));
        }
        return going(change, plan);
    }

    private static Optional<Claim> claim(Sql sql, String plan) throws SQLException {
        return sql.first("""
                SELECT id, operation_id FROM session
                WHERE status = 'active' AND kind = 'run' AND plan = ? ORDER BY start_s, id""", PlanRows::claim, plan);
    }

    /** A run whose session is over, because somebody cancelled it, may still be being stopped. */
    private static Optional<Check> going(Sql sql, String plan) throws SQLException {
        return sql.first("""
                SELECT o.id, o.session_id FROM operation o JOIN plan_run r ON r.operation_id = o.id
                WHERE o.status IN ('running', 'pending', 'reconciling') AND r.plan = ? ORDER BY o.created_no""",
                row -> new Check.Active(Sql.longOrNull(row, "session_id"), row.getString("id")), plan);
    }

    private void start(Change change, String plan, String phases, NewOperation run, long session, Instant now)
            throws SQLException {
        NewRun.insert(change, launch, session, run, plan, now);
        NewRun.insert(change, launch, session, null, null, run, now);
        change.write(Table.OPERATION, List.of(run.id()),
                "UPDATE operation SET status = 'running', started_s = ? WHERE id = ?", now, run.id());
        change.write(Table.PLAN_RUN, List.of(run.id()),
                "INSERT INTO plan_run (operation_id, plan, phases) VALUES (?, ?, ?)", run.id(), plan, phases);
        boolean enabled = change.first("SELECT enabled FROM plan WHERE name = ?", row -> row.getBoolean("enabled"),
                plan).orElse(true);
        state(change, plan, new PlanState(enabled, now));
    }

    @Override
    public List<Orphan> failOrphans(Instant now) {
        String query = """
                SELECT s.id, s.operation_id FROM session s LEFT JOIN operation o ON o.id = s.operation_id
                WHERE s.status = 'active' AND s.kind = 'run' AND o.id IS NULL ORDER BY s.start_s, s.id""";
        if (store.read(sql -> sql.first(query, PlanRows::claim)).isEmpty()) {
            return List.of();
        }
        return store.change(change -> {
            List<Orphan> orphans = new ArrayList<>();
            for (Claim claim : change.list(query, PlanRows::claim)) {
                orphans.add(fail(change, claim, now));
            }
            return orphans;
        });
    }

    /** Parts of what is not there have nobody who would see to their end. */
    private static Orphan fail(Change change, Claim claim, Instant now) throws SQLException {
        change.write(Table.SESSION, List.of(claim.session), """
                UPDATE session SET status = 'failed', outcome = 'orphaned', end_s = GREATEST(?, start_s),
                    failure_reason = 'Operation disappeared'
                WHERE id = ? AND status = 'active'""", now, claim.session);
        return new Orphan(claim.session, claim.operation, claim.operation == null
                ? List.of()
                : new OperationCancel(change, now).stopParts(claim.operation, null));
    }

    /** A session and the operation that it claims to be active for. */
    private record Claim(long session, @Nullable String operation) {}

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(row.getLong("id"), row.getString("operation_id"));
    }

    @Override
    public List<String> active() {
        return store.read(sql -> sql.list("SELECT id FROM operation WHERE " + LIVE
                + " AND type = 'plan' ORDER BY created_no", row -> row.getString("id")));
    }

    @Override
    public Optional<PlanRun> run(String operation) {
        return store.read(sql -> {
            List<PlanRun.Attempt> attempts = sql.list("SELECT * FROM operation WHERE parent_id = ? ORDER BY created_no",
                    PlanRows::attempt, operation);
            return sql.first("""
                    SELECT o.id, o.session_id, o.title, o.started_s, o.cancel_s, r.plan, r.phases
                    FROM operation o LEFT JOIN plan_run r ON r.operation_id = o.id
                    WHERE o.id = ? AND o.status IN ('pending', 'running', 'reconciling')""", row -> run(row, attempts),
                    operation);
        });
    }

    private static PlanRun run(ResultSet row, List<PlanRun.Attempt> attempts) throws SQLException {
        String plan = row.getString("plan");
        String operation = row.getString("id");
        return new PlanRun(operation, Sql.longOrNull(row, "session_id"), plan == null ? row.getString("title") : plan,
                Sql.instant(row, "started_s"), phases(operation, row.getString("phases")),
                Sql.instantOrNull(row, "cancel_s") != null, attempts);
    }

    /** What cannot be read any more is not known any more: the run then ends, which is better than standing for ever. */
    private static List<Phase> phases(String operation, @Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return Arrays.stream(Json.MAPPER.readValue(json, dev.daybook.api.Plan.Phase[].class)).map(PhaseShape::phase)
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("The phases of operation {} cannot be read", operation, e);
            return List.of();
        }
    }

    private static PlanRun.Attempt attempt(ResultSet row) throws SQLException {
        LiveOperation operation = OperationRows.live(row);
        String cause = row.getString("cause");
        Integer stopped = Sql.intOrNull(row, "stopped");
        @Nullable
        Receipt receipt = stopped == null ? null : new Receipt(stopped, row.getInt("left_over"));
        String phase = row.getString("phase");
        return new PlanRun.Attempt(operation.id(), phase == null ? "" : phase, operation.inWorker(), operation.epoch(),
                Sql.instantOrNull(row, "started_s") != null, operation.status(),
                cause == null ? null : OperationCause.of(cause), Sql.intOrNull(row, "exit_code"),
                row.getString("error"), receipt);
    }

    @Override
    public boolean begin(PlanRun run, Phase phase, NewOperation attempt, double done, Instant now) {
        return store.change(change -> {
            Optional<LiveOperation> parent = OperationRows.find(change, run.operation());
            if (parent.isEmpty() || parent.get().status() != OperationStatus.RUNNING
                    || parent.get().cancelGrace() != null
                    || change.number("SELECT COUNT(*) FROM operation WHERE parent_id = ? AND " + LIVE,
                            run.operation()) > 0) {
                return false;
            }
            NewRun.insert(change, launch, run.session(), run.operation(), phase.name(), attempt, now);
            change.write(Table.OPERATION, List.of(run.operation()),
                    "UPDATE operation SET phase = ?, fraction = ?, message = ? WHERE id = ?", phase.name(), done,
                    phase.name(), run.operation());
            Long session = run.session();
            if (session != null) {
                change.write(Table.SESSION, List.of(session), "UPDATE session SET phase = ? WHERE id = ?",
                        phase.name(), session);
            }
            return true;
        });
    }

    @Override
    public Optional<LastRun> lastRun(String plan) {
        return store.read(sql -> sql.first("""
                SELECT id, operation_id, status, phase, start_s, end_s, failure_reason FROM session
                WHERE plan = ? ORDER BY plan DESC, start_s DESC, id DESC FETCH FIRST ROW ONLY""",
                row -> new LastRun(row.getLong("id"), row.getString("operation_id"), row.getString("status"),
                        row.getString("phase"), Sql.instant(row, "start_s"), Sql.instantOrNull(row, "end_s"),
                        row.getString("failure_reason")),
                plan));
    }
}
