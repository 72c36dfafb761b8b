package dev.daybook.server;

import dev.daybook.api.Health;
import dev.daybook.backup.BackupStanding;
import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.Rotation;
import dev.daybook.restore.RestoreDesk;
import dev.daybook.store.RestoreIntentFile;
import dev.daybook.store.RestoreRows;
import dev.daybook.store.StoreBackup;
import dev.daybook.forget.BackupRenewal;
import dev.daybook.forget.ForgetDesk;
import dev.daybook.forget.ForgetWork;
import dev.daybook.forget.IntentFile;
import dev.daybook.forget.Look;
import dev.daybook.store.ForgetRows;
import dev.daybook.coordinator.Coordinator;
import dev.daybook.coordinator.DetachedPhases;
import dev.daybook.coordinator.PhaseStart;
import dev.daybook.coordinator.PhaseVariables;
import dev.daybook.coordinator.PlanDesk;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.store.PlanRows;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.Doing;
import java.nio.file.Files;
import java.util.Optional;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.store.OperationRows;
import dev.daybook.store.OperationViewRows;
import dev.daybook.watch.Claims;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.OperationDesk;
import dev.daybook.watch.OperationFolders;
import dev.daybook.watch.OrphanDetector;
import dev.daybook.watch.OrphanWatch;
import dev.daybook.watch.Settlement;
import dev.daybook.watch.Verdicts;
import dev.daybook.watch.Waiting;
import dev.daybook.watch.WorkerDesk;
import dev.daybook.watch.WorkerStates;
import java.util.Map;
import dev.daybook.capture.ActivitySource;
import dev.daybook.capture.Observation;
import dev.daybook.capture.Recorder;
import dev.daybook.capture.Recording;
import dev.daybook.capture.RecordingChange;
import dev.daybook.category.Categories;
import dev.daybook.exclusion.ExclusionRules;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.recovery.SessionRecovery;
import dev.daybook.search.Search;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionRules;
import dev.daybook.store.DayRows;
import dev.daybook.store.EndedSessionRows;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.PauseRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.RecoveryRows;
import dev.daybook.store.SearchRows;
import dev.daybook.store.SessionEditRows;
import dev.daybook.store.Store;
import dev.daybook.store.StoreException;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.Tick;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The real server over the real store and recorder, at a moment that stands still. The day holds an ended session (1),
 * one that this launch recovered (2), and one that is open, with a minute that no block counts yet (3).
 */
final class ServedDay implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");

    /** It was cancelled before it started. */
    static final String PLAN = """
            name = "nightly"
            trigger = { daily_at = "02:00" }
            [[phase]]
            name = "write"
            in = "daemon"
            do = "summarise"
            [[phase]]
            name = "publish"
            in = "worker"
            command = ["sh", "publish.sh"]
            may_fail = true
            """;

    static final String OPERATION = "op_0123456789";

    final Path socket;
    final Routes routes;
    final AtomicBoolean stopAsked = new AtomicBoolean();
    final AtomicBoolean restartAsked = new AtomicBoolean();
    final LiveStreams live;
    private final Store store;
    private final Recorder recorder;
    private final ApiServer server;
    private final OrphanWatch orphans;
    private final DaemonTasks tasks;
    private final Waiting waiting;
    private final Search search;

    ServedDay(Path folder) throws StoreException, IOException {
        this.socket = folder.resolve("daemon.sock");
        this.store = Store.open(folder.resolve("data"), NOW);
        LaunchRows launches = new LaunchRows(store);
        long past = launches.begin("here", 11, "boot", "0.1", at("08:00:00"));
        RecordingRows rows = new RecordingRows(store, past);
        recordPast(rows);
        long launch = launches.begin("here", 12, "boot", "0.1", at("11:59:00"));
        SessionRules rules = new SessionRules(Duration.ofMinutes(5), Duration.ofHours(2), LocalTime.of(4, 0));
        var report = new SessionRecovery(new RecoveryRows(store, rows, launch), rules, () -> ZoneOffset.UTC,
                at("11:59:00"), "boot").run();
        recordPresent(rows);
        DayRows days = new DayRows(store);
        Duration often = Duration.ofMillis(20);
        this.recorder = new Recorder(new Attentive(), new Recording(Duration.ofMinutes(3), rules, () -> ZoneOffset.UTC,
                rows), rows, new PauseRows(store), () -> new Tick(NOW, Duration.ofHours(1), Duration.ofHours(1)),
                new Recorder.Cadence(often, often));
        OperationRows operations = new OperationRows(store, rows::nextSessionId, launch);
        Path folders = folder.resolve("operations");
        Claims claims = new Claims();
        Settlement settlement = new Settlement(operations, () -> NOW);
        Verdicts verdicts = new Verdicts(operations, new OperationFolders(folders), claims, settlement, () -> NOW,
                "boot", Runnable::run);
        OrphanDetector detector = new OrphanDetector(operations, new OperationFolders(folders), claims, verdicts,
                new OrphanDetector.Limits(Duration.ofSeconds(60), Duration.ofSeconds(15)));
        this.orphans = new OrphanWatch(detector, () -> new Tick(NOW, Duration.ofHours(1), Duration.ofHours(1)));
        this.tasks = new DaemonTasks(operations, () -> NOW);
        this.waiting = new Waiting();
        store.onCommit(committed -> waiting.changed());
        WorkerStates states = new WorkerStates(claims, detector);
        Map<String, DaemonWork> works = Map.of("summarise", new Doing(ServedDay::await));
        WorkerIdentity self = new WorkerIdentity("daemon", 12, 1, "boot");
        OperationDesk desk = new OperationDesk(operations, tasks, works, self, detector::soon, () -> NOW);
        desk.create(new NewOperation(OPERATION, "command", true, "make", List.of("make"), "/", "boot",
                Duration.ofSeconds(10), null, 0, null, null, null));
        desk.cancel(OPERATION, null);
        OperationRoutes operationRoutes = new OperationRoutes(new OperationViewRows(store), desk, states, waiting,
                works, folders, "boot");
        WorkerRoutes workerRoutes = new WorkerRoutes(
                new WorkerDesk(operations, claims, settlement, detector::unresponsive, () -> NOW), states,
                waiting);
        PlanRows planRows = new PlanRows(store, rows::nextSessionId, launch);
        Coordinator coordinator = new Coordinator(planRows, operations, new PhaseStart(operations,
                new OperationFolders(folders), tasks, works, new DetachedPhases(Optional.empty(), folders, launch),
                new PhaseVariables(folders), self, () -> NOW), () -> NOW);
        Path plans = Files.createDirectories(folder.resolve("plans"));
        Files.writeString(plans.resolve("nightly.toml"), PLAN);
        Files.writeString(plans.resolve("broken.toml"), "name = 3\n");
        PlanDesk planDesk = new PlanDesk(new PlanFiles(plans, folder, works), planRows, coordinator, tasks,
                () -> ZoneOffset.UTC, () -> NOW, "boot");
        Status status = new Status() {
            @Override
            public Health health() {
                DayReader.Waiting waiting = days.waiting();
                return new Health("ok", "0.1", new Health.Launch(launch, 12, "boot", at("11:59:00")),
                        Routes.wire(recorder.state()), orphans.health(),
                        new Health.Recovery(report.ranAt(), report.recovered(),
                                report.failed(), report.error()),
                        new Health.Summaries(waiting.pending(), waiting.failed()),
                        new Health.Store("open", store.schemaVersion(), store.sequence(), store.replayed()),
                        new Health.Backups(null, 0, 0, null, null), List.of());
            }

            @Override
            public void stop() {
                stopAsked.set(true);
            }

            @Override
            public void restart() {
                restartAsked.set(true);
            }
        };
        this.search = new Search(new SearchRows(store), folder.resolve("search"));
        store.onCommit(committed -> search.changed(committed.sessions()));
        this.live = new LiveStreams(launch, store::sequence, () -> Routes.wire(recorder.state()));
        store.onCommit(committed -> live.committed(committed.tables(), committed.sessions()));
        recorder.onNews(live::recorderChanged);
        claims.onNews(live::operationsChanged);
        this.routes = new Routes(days, recorder, status, () -> NOW, live, operationRoutes, List.of(
                new DayRoutes(days, () -> ZoneOffset.UTC, () -> NOW), workerRoutes,
                new PlanRoutes(planDesk, plans), new CorrectionRoutes(days, new EndedSessionRows(store),
                        new SessionEditRows(store, rows::nextSessionId), recorder),
                new SearchRoutes(search, days),
                new CategoryRoutes(Categories.builtIn(), new Exclusions(ExclusionRules.standard())),
                forgetting(folder, rows, desk), backups(folder)));
        this.server = new ApiServer(socket, routes);
        recorder.start();
        search.start();
        server.start();
    }

    /** Forgets nothing by itself: the desk's works have no such task. */
    private ForgetRoutes forgetting(Path folder, RecordingRows rows, OperationDesk desk) {
        ForgetRows forgotten = new ForgetRows(store, rows::nextActivityId);
        IntentFile intent = new IntentFile(folder.resolve("data"));
        BackupRenewal backups = new BackupRenewal(new Backups(folder.resolve("data/backups")),
                (_, steps) -> await(steps));
        ForgetWork work = new ForgetWork(intent, forgotten,
                new ForgetWork.Surroundings(recorder::erase, () -> {}, List.of(), backups, new Look(List.of(folder))),
                folder.resolve("operations"), () -> NOW);
        return new ForgetRoutes(new ForgetDesk(intent, forgotten, work, backups, () -> ZoneOffset.UTC, () -> NOW,
                "boot"), desk, new OperationViewRows(store), () -> NOW);
    }

    private BackupRoutes backups(Path folder) {
        Backups backups = new Backups(folder.resolve("data/backups"));
        Rotation rotation = new Rotation(7, 4);
        BackupWork work = new BackupWork(backups, new StoreBackup(store, folder.resolve("data")), rotation,
                () -> ZoneOffset.UTC, () -> NOW);
        RestoreDesk desk = new RestoreDesk(backups, work, new RestoreRows(store),
                new RestoreIntentFile(folder.resolve("data")), () -> false, folder.resolve("data/set-aside"),
                () -> NOW);
        return new BackupRoutes(new BackupStanding(backups, work, Optional.empty(), () -> NOW), desk,
                () -> stopAsked.set(true));
    }

    /** Work inside the daemon that ends when it is told to. */
    private static void await(DaemonTasks.Steps steps) throws InterruptedException {
        while (true) {
            steps.next(0.25, "waits to be cancelled");
            Thread.sleep(Duration.ofMillis(5));
        }
    }

    private static void recordPast(RecordingRows rows) {
        Focus letter = new Focus("Editor", "Letter", null);
        Focus page = new Focus("Browser", "News", "https://example.org/");
        rows.record(new RecordingChange(at("10:01:00"), List.of(), List.of(),
                List.of(new Block(range("09:00:00", "09:01:00"), 60, 0, 0,
                        List.of(new Block.Use(letter, 40), new Block.Use(page, 20))),
                        new Block(range("09:01:00", "09:02:00"), 30, 20, 10, List.of(new Block.Use(letter, 30))),
                        new Block(range("10:00:00", "10:01:00"), 60, 0, 0, List.of(new Block.Use(page, 60)))),
                List.of(new SessionChange.Opened(rows.nextSessionId(), at("09:00:00")),
                        new SessionChange.Ended(1, range("09:00:00", "09:02:00"), SessionEnd.IDLE),
                        new SessionChange.Opened(rows.nextSessionId(), at("10:00:00")))));
    }

    private static void recordPresent(RecordingRows rows) {
        rows.record(new RecordingChange(NOW, List.of(new Activity(rows.nextActivityId(), range("12:00:00", "12:00:30"),
                ActivityState.ACTIVE, new Focus("Editor", "Report", null), at("12:00:00"))), List.of(), List.of(),
                List.of(new SessionChange.Opened(rows.nextSessionId(), at("12:00:00")))));
    }

    /** Of the day on which all of this happens. */
    static Instant at(String time) {
        return Instant.parse("2026-03-10T" + time + "Z");
    }

    static TimeRange range(String start, String end) {
        return new TimeRange(at(start), at(end));
    }

    RawHttp.Reply get(String target) {
        return RawHttp.get(socket, target);
    }

    RawHttp.Reply post(String target, String body) {
        return RawHttp.post(socket, target, body);
    }

    RawHttp.Reply patch(String target, String body) {
        return RawHttp.patch(socket, target, body);
    }

    void closeServer() throws IOException {
        server.close();
    }

    @Override
    public void close() throws IOException {
        waiting.close();
        live.close();
        server.close();
        search.close();
        tasks.close();
        recorder.close();
        store.close();
    }

    /** A person who reads a letter and never leaves. */
    private static final class Attentive implements ActivitySource {

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Observation observe() {
            return new Observation.Seen(new Focus("Editor", "Report", null), Duration.ZERO, false);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
