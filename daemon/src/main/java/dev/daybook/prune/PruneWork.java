package dev.daybook.prune;

import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.FolderTree;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.OperationId;
import dev.daybook.settings.Retention;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OneAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task {@code prune}: deletes the folders of operations that ended long before the order, and of those that nobody
 * knows and nobody has touched since; then the rows that are kept for a time only. Thread safe.
 */
public final class PruneWork implements DaemonWork {

    private static final Logger LOG = LoggerFactory.getLogger(PruneWork.class);
    private static final int MOST_DAYS = 3650;
    private static final List<Option> OPTIONS = List.of(Option.wholeNumber("days", 0, MOST_DAYS));

    private final Path folder;
    private final EndedOperations operations;
    private final OldRecords records;
    private final Retention retention;
    private final OneAtATime turn = new OneAtATime();

    /**
     * Prepares it.
     *
     * @param folder one folder an operation
     * @param retention how long each kind is kept; an order's option {@code days} says so for the folders instead
     */
    public PruneWork(Path folder, EndedOperations operations, OldRecords records, Retention retention) {
        this.folder = folder;
        this.operations = operations;
        this.records = records;
        this.retention = retention;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    /** Whether any row is to go now. */
    public boolean due(Instant now) {
        return records.due(limits(now));
    }

    /** The counts are this attempt's: what an attempt before it deleted is gone. */
    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        return turn.run(steps, () -> {
            Optional<Instant> limit = Optional.ofNullable(order.options().get("days")).map(Integer::parseInt)
                    .or(() -> Optional.of(retention.logsDays()).filter(days -> days > 0))
                    .map(days -> order.since().minus(Duration.ofDays(days)));
            int folders = limit.isPresent() ? prune(limit.get(), steps) : 0;
            long rows = records.remove(limits(order.since()), () -> steps.next(0.95, null));
            return Map.of("DAYBOOK_PRUNED", Integer.toString(folders), "DAYBOOK_PRUNED_ROWS", Long.toString(rows));
        });
    }

    private OldRecords.Limits limits(Instant now) {
        return new OldRecords.Limits(before(now, retention.activityDays()), before(now, retention.blocksDays()),
                before(now, retention.sessionsDays()), before(now, retention.operationsDays()));
    }

    private static @Nullable Instant before(Instant now, int days) {
        return days == 0 ? null : now.minus(Duration.ofDays(days));
    }

    /** One folder that stays whatever is tried keeps nothing else; it is told of. */
    private int prune(Instant limit, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        List<Path> candidates = candidates();
        List<IOException> failures = new ArrayList<>();
        int pruned = 0;
        for (int i = 0; i < candidates.size(); i++) {
            steps.next(0.9 * i / candidates.size(), i + " of " + candidates.size());
            try {
                pruned += pruned(candidates.get(i), limit) ? 1 : 0;
            } catch (IOException e) {
                LOG.warn("Could not prune {}", candidates.get(i), e);
                failures.add(e);
            }
        }
        DurableFiles.forceFolder(folder);
        if (!failures.isEmpty()) {
            steps.next(0.9, failures.size() + " of " + candidates.size() + " folders could not be looked at or deleted,"
                    + " the first: " + failures.getFirst().getMessage());
        }
        return pruned;
    }

    private List<Path> candidates() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(PruneWork::isOurs).sorted().toList();
        }
    }

    private static boolean isOurs(Path path) {
        boolean folderOrLink = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path);
        return folderOrLink && (LeavingFolder.isOne(path) || OperationId.fits(name(path)));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private boolean pruned(Path path, Instant limit) throws IOException {
        if (LeavingFolder.isOne(path)) {
            FolderTree.delete(path);
            return true;
        }
        if (!mayGo(path, limit)) {
            return false;
        }
        LeavingFolder.remove(path);
        LOG.info("Pruned {}", path);
        return true;
    }

    /**
     * A worker that holds its lock still speaks for the operation, whatever the store has come to think of it. A link is
     * not followed, and nothing is lost with it.
     */
    private boolean mayGo(Path path, Instant limit) throws IOException {
        boolean old = switch (operations.standing(name(path), limit)) {
            case OVER -> true;
            case NEEDED -> false;
            case UNKNOWN -> FolderTree.untouchedSince(path, limit);
        };
        return old && (Files.isSymbolicLink(path) || !InstanceLock.isHeld(path.resolve("worker.lock")));
    }
}
