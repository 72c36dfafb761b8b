package dev.daybook.daemon;

import dev.daybook.api.Health;
import dev.daybook.backup.BackupStanding;
import dev.daybook.backup.DailyBackup;
import dev.daybook.capture.ActivitySource;
import dev.daybook.capture.ExcludingSource;
import dev.daybook.capture.Recorder;
import dev.daybook.capture.Recording;
import dev.daybook.category.Categories;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.export.DayExport;
import dev.daybook.operation.NewOperation;
import dev.daybook.platform.Boot;
import dev.daybook.platform.Directories;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.InstallationWatch;
import dev.daybook.platform.LocalZone;
import dev.daybook.platform.OperationId;
import dev.daybook.prune.DailyPrune;
import dev.daybook.prune.PruneWork;
import dev.daybook.recovery.RecoveryReport;
import dev.daybook.recovery.SessionRecovery;
import dev.daybook.search.Search;
import dev.daybook.rulefile.Configuration;
import dev.daybook.rulefile.RuleWatch;
import dev.daybook.server.ApiServer;
import dev.daybook.server.CategoryRoutes;
import dev.daybook.server.CorrectionRoutes;
import dev.daybook.server.DayReader;
import dev.daybook.server.DayRoutes;
import dev.daybook.server.ForgetRoutes;
import dev.daybook.server.LiveStreams;
import dev.daybook.server.Routes;
import dev.daybook.server.SearchRoutes;
import dev.daybook.session.SessionRules;
import dev.daybook.settings.Settings;
import dev.daybook.store.DayRows;
import dev.daybook.store.EndedSessionRows;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.OperationViewRows;
import dev.daybook.store.PauseRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.RecoveryRows;
import dev.daybook.store.SearchRows;
import dev.daybook.store.SessionEditRows;
import dev.daybook.store.Store;
import dev.daybook.store.StoreException;
import dev.daybook.store.SummaryRows;
import dev.daybook.summary.Summaries;
import dev.daybook.timeline.Tick;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root. Launch order, with lock and settings already held: store (probe, migration, replay), launch
 * row, recovery, operations reconciled, socket, orphan detector, summaries, plans, recorder. Stop order is the reverse: the recorder ends the open session, the
 * summaries write it down, the socket closes, the launch is marked clean, the database closes last.
 */
final class Daemon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private final StopOrder stops;
    private final LaunchEnd end;

    private Daemon(StopOrder stops, LaunchEnd end) {
        this.stops = stops;
        this.end = end;
    }

    /**
     * Starts everything. When a part does not start, those before it are stopped again.
     *
     * @param installation as it was when this process began; empty when it is not part of one
     * @throws StoreException when the store cannot be opened
     * @throws IOException when a folder or the socket cannot be made
     */
    static Daemon start(
            Directories directories, Configuration configuration, ActivitySource source, String version,
            Supplier<Tick> clock, Optional<InstallationWatch> installation)
            throws StoreException, IOException {
        StopOrder stops = new StopOrder();
        try {
            LaunchEnd end = new LaunchEnd();
            launch(directories, configuration, source, version, clock, installation, stops, end);
            return new Daemon(stops, end);
        } catch (StoreException | IOException | RuntimeException | Error e) {
            stops.close();
            throw e;
        }
    }

    private static void launch(
            Directories directories,
            Configuration configuration,
            ActivitySource source,
            String version,
            Supplier<Tick> clock,
            Optional<InstallationWatch> installation,
            StopOrder stops,
            LaunchEnd end)
            throws StoreException, IOException {
        Settings settings = configuration.settings();
        Supplier<Instant> now = () -> clock.get().wall().truncatedTo(ChronoUnit.SECONDS);
        Instant started = now.get();
        DurableFiles.privateFolder(directories.events());
        DurableFiles.privateFolder(directories.operations());
        Store store = Store.open(directories.data(), now);
        stops.add("store", store);

        long pid = ProcessHandle.current().pid();
        LaunchRows launches = new LaunchRows(store);
        long launch = launches.begin(hostName(), pid, Boot.id(), version, started);
        stops.add("launch mark", () -> launches.end(launch, now.get()));
        LOG.info("Launch {} of Daybook {}, pid {}, {} changes replayed", launch, version, pid, store.replayed());

        SessionRules rules = new SessionRules(settings.idleTimeout(), settings.maxLength(), settings.dayStart());
        RecordingRows rows = new RecordingRows(store, launch);
        RecoveryReport recovery = new SessionRecovery(new RecoveryRows(store, rows, launch), rules, LocalZone::now,
                started, Boot.id()).run();

        Categories categories = new Categories(configuration.categories());
        Exclusions exclusions = new Exclusions(configuration.exclusions());
        DayReader days = new DayRows(store, categories);
        Recorder recorder = new Recorder(new ExcludingSource(source, exclusions),
                new Recording(settings.idleAfter(), rules, LocalZone::now, rows), rows,
                new PauseRows(store), clock, new Recorder.Cadence(settings.sample(), settings.flush()));
        Summaries summaries = new Summaries(new SummaryRows(store), directories.events(), categories, LocalZone::now,
                now);
        Path home = Path.of(System.getProperty("user.home"));
        PruneWork prune = DaemonWorks.prune(store, directories, settings.retention());
        DayExport export = DaemonWorks.export(days, directories, home);
        Safekeeping backing = Safekeeping.of(store, directories, settings.backup(), now);
        Map<String, DaemonWork> works = DaemonWorks.of(export, summaries, prune, backing.work());
        Search search = new Search(new SearchRows(store), directories.search());
        Forgetting forgetting = Forgetting.of(store, rows, recorder, summaries, search, backing, export, directories,
                now);
        OperationWatch operations = OperationWatch.launch(store, rows, launch, directories.operations(), settings,
                works, Map.of("forget", forgetting.work()), clock, now, stops);
        PlanRuns plans = PlanRuns.launch(store, rows, launch, directories, home, works, operations, now);
        LiveStreams live = new LiveStreams(launch, store::sequence, () -> Routes.wire(recorder.state()));
        RuleWatch rulesOfNow = new RuleWatch(directories.configFile(), System.getenv(), configuration, categories,
                exclusions, live::rulesChanged);
        Optional<DailyBackup> dailyBackup = backing.daily(settings.backup(), operations.desk());
        BackupStanding standing = backing.standing(dailyBackup);
        UpgradeWatch upgrade = new UpgradeWatch(installation, version,
                () -> !operations.tasks().running().isEmpty(), end);
        DaemonStatus status = new DaemonStatus(version, new Health.Launch(launch, pid, Boot.id(), started), recovery,
                store, recorder, days, operations.orphans(), plans.watch(), summaries, search, rulesOfNow,
                forgetting.desk(), standing, upgrade, now, end);
        ApiServer server = new ApiServer(directories.socket(), new Routes(days, recorder, status, now, live,
                operations.operationRoutes(), List.of(new DayRoutes(days, LocalZone::now, now),
                        operations.workerRoutes(), plans.routes(),
                        new CorrectionRoutes(days, new EndedSessionRows(store),
                                new SessionEditRows(store, rows::nextSessionId), recorder),
                        new SearchRoutes(search, days), new CategoryRoutes(categories, exclusions),
                        new ForgetRoutes(forgetting.desk(), operations.desk(), new OperationViewRows(store), now),
                        backing.routes(standing, store, directories, forgetting.desk(), status::restart))));
        search.start();
        stops.add("search", search);
        server.start();
        stops.add("socket", server);
        stops.add("live streams", live);
        recorder.onNews(live::recorderChanged);
        operations.claims().onNews(live::operationsChanged);

        operations.start(stops);
        store.onCommit(committed -> {
            if (committed.tables().contains("session")) {
                summaries.wake();
            }
            if (committed.tables().contains("operation")) {
                operations.changed();
                plans.changed();
            }
            search.changed(committed.sessions());
            live.committed(committed.tables(), committed.sessions());
        });
        rulesOfNow.start();
        stops.add("rules", rulesOfNow);
        summaries.start();
        stops.add("summaries", summaries);
        plans.start(stops);
        recorder.start();
        stops.add("recorder", recorder);
        DailyPrune daily = new DailyPrune(prune,
                () -> operations.desk().create(NewOperation.inDaemon(OperationId.next(),
                        "prune", "prune", Boot.id())),
                now);
        daily.start();
        stops.add("daily prune", daily);
        dailyBackup.ifPresent(backup -> {
            backup.start();
            stops.add("daily backup", backup);
        });
        // Stopped first of all: what the others say at their end is said while there is any room for it.
        stops.add("last words", store::lastWords);
        forgetting.desk().goOn(operations.desk()::create);
        upgrade.start();
        stops.add("installation", upgrade);
        store.examine();
        LOG.info("Ready at {}", directories.socket());
    }

    /** How this launch is to end. */
    LaunchEnd end() {
        return end;
    }

    /** Stops everything; a second call finds nothing to do. */
    @Override
    public void close() {
        stops.close();
    }

    /** From the kernel where it tells: a resolver may take seconds. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "this machine";
        }
    }
}
