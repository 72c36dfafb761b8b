package dev.daybook.forget;

import dev.daybook.api.ForgetReceipt.LeftIn;
import dev.daybook.backup.Backup;
import dev.daybook.backup.Backups;
import dev.daybook.watch.DaemonTasks;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Replaces all backups by a new one, or tells which there are. No older one goes before the new one is verified. */
public final class BackupRenewal {

    private final Backups backups;
    private final TheOnly backup;

    /** Makes a backup and removes all others once it is verified. */
    public interface TheOnly {

        /**
         * Does so.
         *
         * @param now names it
         */
        void make(Instant now, DaemonTasks.Steps steps) throws Exception;
    }

    public BackupRenewal(Backups backups, TheOnly backup) {
        this.backups = backups;
        this.backup = backup;
    }

    /**
     * What became of them.
     *
     * @param removed how many are gone
     * @param left those that were made before, and stay
     */
    record Renewed(long removed, List<LeftIn> left) {}

    long count() throws IOException {
        return backups.verified().size();
    }

    Renewed renew(Instant now, boolean wanted, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        List<Backup> old = backups.verified();
        if (!wanted || old.isEmpty()) {
            List<LeftIn> left = new ArrayList<>();
            old.forEach(one -> left.add(new LeftIn(one.zip().toString(),
                    "a backup from before; delete it, or forget again with --backups")));
            left.addAll(others());
            return new Renewed(0, left);
        }
        make(now, steps);
        return new Renewed(old.size(), others());
    }

    private List<LeftIn> others() throws IOException {
        return backups.others().stream().map(one -> new LeftIn(one.toString(),
                "it lies among the backups, is none that was verified, and may hold it; delete it")).toList();
    }

    private void make(Instant now, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        try {
            backup.make(now, steps);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the backups could not be replaced: " + e.getMessage(), e);
        }
    }
}
