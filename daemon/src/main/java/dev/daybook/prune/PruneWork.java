package dev.daybook.prune;

import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.FolderTree;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.OperationId;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task {@code prune}: deletes the folders of operations that ended long before the order, and of those that nobody
 * knows and nobody has touched since. Thread safe.
 */
public final class PruneWork implements DaemonWork {

    private static final Logger LOG = LoggerFactory.getLogger(PruneWork.class);
    private static final int MOST_DAYS = 3650;
    private static final String DAYS = "90";
    private static final List<Option> OPTIONS = List.of(Option.wholeNumber("days", 0, MOST_DAYS));

    private final Path folder;
    private final EndedOperations operations;
    private final OneAtATime turn = new OneAtATime();

    /**
     * Prepares it.
     *
     * @param folder one folder an operation
     */
    public PruneWork(Path folder, EndedOperations operations) {
        this.folder = folder;
        this.operations = operations;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    /** The count is this attempt's: what an attempt before it deleted is gone. */
    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        int days = Integer.parseInt(order.options().getOrDefault("days", DAYS));
        Instant limit = order.since().minus(Duration.ofDays(days));
        return turn.run(steps, () -> Map.of("DAYBOOK_PRUNED", Integer.toString(prune(limit, steps))));
    }

    /** One folder that stays whatever is tried does not keep the others. */
    private int prune(Instant limit, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        List<Path> candidates = candidates();
        List<IOException> failures = new ArrayList<>();
        int pruned = 0;
        for (int i = 0; i < candidates.size(); i++) {
            steps.next((double) i / candidates.size(), i + " of " + candidates.size());
            try {
                pruned += pruned(candidates.get(i), limit) ? 1 : 0;
            } catch (IOException e) {
                LOG.warn("Could not prune {}", candidates.get(i), e);
                failures.add(e);
            }
        }
        DurableFiles.forceFolder(folder);
        if (!failures.isEmpty()) {
            throw new IOException(failures.size() + " of " + candidates.size() + " folders in " + folder
                    + " could not be looked at or deleted, the first: " + failures.getFirst(), failures.getFirst());
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
