package dev.daybook.store;

import dev.daybook.capture.Pause;
import dev.daybook.capture.RecordingChange;
import dev.daybook.operation.OperationEnd;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.recovery.Cause;
import dev.daybook.recovery.Evidence;
import dev.daybook.recovery.Recovered;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionWish;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSetMetaData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Fills a store with the changes of a working day: inserts, updates, rows set back to null, deletes. */
final class Workday {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Random random;
    private final LaunchRows launches;
    private final RecordingRows recording;
    private final RecoveryRows recovery;
    private final SummaryRows summaries;
    private final PauseRows pauses;
    private final OperationRows operations;
    private final PlanRows plans;
    private final EndedSessionRows cancels;
    private final SessionEditRows edits;
    private final long launch;
    private final Instant morning;

    Workday(Store store, long seed) {
        this.random = new Random(seed);
        this.launches = new LaunchRows(store);
        this.morning = START.plusSeconds(86_400 * store.sequence());
        this.launch = launches.begin("desk", 4711, "boot-" + seed, "0.1.0", morning);
        this.recording = new RecordingRows(store, launch);
        this.recovery = new RecoveryRows(store, recording, launch);
        this.summaries = new SummaryRows(store);
        this.pauses = new PauseRows(store);
        this.operations = new OperationRows(store, recording::nextSessionId, launch);
        this.cancels = new EndedSessionRows(store);
        this.edits = new SessionEditRows(store, recording::nextSessionId);
        this.plans = new PlanRows(store, recording::nextSessionId, launch);
    }

    /** Every table as it is now, each row as text, in the order of its key. */
    static Map<Table, List<String>> tables(Store store) {
        return store.read(sql -> {
            Map<Table, List<String>> tables = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                tables.put(table, sql.list(
                        "SELECT * FROM " + table.sqlName() + " ORDER BY " + String.join(", ", table.key), row -> {
                            ResultSetMetaData columns = row.getMetaData();
                            List<String> values = new ArrayList<>();
                            for (int i = 1; i <= columns.getColumnCount(); i++) {
                                values.add(columns.getColumnName(i) + "=" + row.getObject(i));
                            }
                            return values.toString();
                        }));
            }
            return tables;
        });
    }

    void minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            minute(morning.plusSeconds(60L * minute), minute);
        }
    }

    void end() {
        launches.end(launch, morning.plusSeconds(86_000));
    }

    /** One minute: a span that grows, is folded into a block, now and then a session, a pause, a recovery. */
    private void minute(Instant start, int minute) {
        Focus focus = new Focus("app " + random.nextInt(5), "title äö𝄞 \"" + random.nextInt(40) + "\"\n",
                random.nextBoolean() ? "https://example.org/" + random.nextInt(9) : null);
        long span = recording.nextActivityId();
        long dropped = recording.nextActivityId();
        TimeRange half = new TimeRange(start, start.plusSeconds(30));
        TimeRange whole = new TimeRange(start, start.plusSeconds(60));
        List<SessionChange> sessions = new ArrayList<>();
        long session = recording.nextSessionId();
        if (minute % 3 == 0) {
            sessions.add(new SessionChange.Opened(session, start));
        }
        record(start, List.of(active(span, half, focus), idle(dropped, half)), List.of(), List.of(), sessions);
        sessions.replaceAll(opened -> new SessionChange.Ended(opened.id(), whole, SessionEnd.IDLE));
        record(start.plusSeconds(60), List.of(folded(span, whole, focus)), List.of(dropped),
                List.of(new Block(whole, 60, 0, 0, List.of(new Block.Use(focus, 60)))), sessions);
        if (minute % 3 == 0) {
            summary(session, start.plusSeconds(120));
            setRight(session, start);
        }
        if (minute % 5 == 0) {
            operation("op_" + launch + "_" + minute, start);
            plan("op_p" + launch + "_" + minute, start);
        }
        if (minute % 7 == 0) {
            pauses.begin(new Pause(start, random.nextBoolean() ? start.plusSeconds(600) : null));
        }
        if (minute % 11 == 0) {
            pauses.end(start.plusSeconds(60));
            recovery.settle(List.of(new Recovered(recording.nextSessionId(), whole, Cause.KILLED, Evidence.BLOCK,
                    whole, start)), List.of());
        }
    }

    /** One that runs, and is then cancelled, tried again, ended or left. */
    private void operation(String id, Instant now) {
        operations.create(StoredOperations.retrying(id, 1), now);
        operations.claim(id, 1, StoredOperations.worker(1), StoredOperations.leader(random.nextInt(9)), now);
        switch (random.nextInt(4)) {
            case 0 -> operations.cancel(id, null, now.plusSeconds(20));
            case 1 -> operations.retry(id, 1, "attempt 2 follows");
            case 2 -> operations.end(id, 1, OperationEnd.completed(), now.plusSeconds(30));
            default -> operations.progress(id, 1, random.nextDouble(), "äö𝄞 \"");
        }
    }

    /** A run that is in its first phase. */
    private void plan(String id, Instant now) {
        Plan plan = StoredOperations.plan("plan " + id);
        plans.check(plan, StoredOperations.run(id, plan), now);
        PlanRun run = plans.run(id).orElseThrow();
        plans.begin(run, plan.phases().getFirst(), StoredOperations.command(id + "_1"), 0, now);
    }

    private void summary(long session, Instant now) {
        summaries.failed(session, now.plusSeconds(600));
        if (random.nextInt(3) > 0) {
            summaries.written(
                    List.of(Summarised.now(summaries, session, random.nextBoolean() ? "of " + session : null)));
        }
    }

    /** Its end is corrected, or it is cancelled, and the cancel taken back or not. */
    private void setRight(long session, Instant start) {
        switch (random.nextInt(6)) {
            case 0 -> edits.edit(session, SessionWish.end(start.plusSeconds(random.nextInt(1, 60))),
                    start.plusSeconds(120));
            case 4 -> edits.split(session, start.plusSeconds(random.nextInt(1, 60)), start.plusSeconds(130));
            case 5 -> edit(session, start.plusSeconds(140));
            case 1 -> operations.cancelSession(session, start.plusSeconds(120));
            case 2 -> {
                operations.cancelSession(session, start.plusSeconds(120));
                cancels.restore(session);
            }
            default -> {
                // Most sessions stay as they are.
            }
        }
    }

    /** It is named, made one with the one before where that may be, and something of it taken back or not. */
    private void edit(long session, Instant now) {
        Optional<String> said = Optional.of("äö𝄞 \"" + random.nextInt(9) + "\"\n");
        edits.edit(session, new SessionWish(said, said, said, Optional.empty(), Optional.empty()), now);
        edits.merge(session, session - 6, now);
        if (random.nextBoolean()) {
            edits.undo(session - 6, now);
        }
    }

    private void record(Instant alive, List<Activity> written, List<Long> dropped, List<Block> blocks,
            List<SessionChange> sessions) {
        recording.record(new RecordingChange(alive, written, dropped, blocks, List.copyOf(sessions)));
    }

    private static Activity active(long id, TimeRange range, Focus focus) {
        return new Activity(id, range, ActivityState.ACTIVE, focus, range.start());
    }

    private static Activity idle(long id, TimeRange range) {
        return new Activity(id, range, ActivityState.IDLE, null, range.start());
    }

    private static Activity folded(long id, TimeRange range, Focus focus) {
        return new Activity(id, range, ActivityState.ACTIVE, focus, range.end());
    }

    /** One small numbered change. */
    static void number(Store store, long number) {
        store.<Boolean>change(change -> change.write(Table.TITLE, List.of(number),
                "INSERT INTO title (id, text) VALUES (?, ?)", number, "number " + number));
    }

    /** The small numbered changes that are there, in order. */
    static List<Long> numbers(Store store) {
        return store.read(sql -> sql.list("SELECT id FROM title WHERE text = 'number ' || id ORDER BY id",
                row -> row.getLong("id")));
    }
}
