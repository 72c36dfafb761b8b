package dev.daybook.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The backup of a database that is about to get another schema. Its manifest says so: it is not one of many. */
public final class MigrationBackup {

    private MigrationBackup() {}

    /**
     * Copies the database, reads the copy from end to end and keeps it.
     *
     * @param folder of the backups; it is made, for its owner alone
     * @param now names it, in whole seconds
     * @throws IOException when there is no such backup; nothing was kept
     */
    public static Backup keep(Path folder, Instant now, int from, int to, BackupSource source)
            throws IOException, InterruptedException {
        Backups backups = new Backups(folder);
        backups.prepare();
        mustHaveSpace(folder, source.size());
        Instant since = free(backups, now);
        try {
            BackupSource.State before = source.copy(backups.begun(since));
            BackupManifest manifest = manifest(backups, since, before, source, "migration " + from + "→" + to);
            backups.keep(since, manifest);
            return new Backup(backups.zip(since), since, manifest);
        } finally {
            backups.clear();
        }
    }

    /** The copy is packed, and unpacked again to be read. */
    private static void mustHaveSpace(Path folder, long size) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < 2 * size) {
            throw new IOException("it needs about " + 2 * size + " bytes and " + free + " are free in " + folder
                    + "; free some space there");
        }
    }

    private static Instant free(Backups backups, Instant now) {
        Instant since = now;
        while (Files.exists(backups.zip(since))) {
            since = since.plusSeconds(1);
        }
        return since;
    }

    private static BackupManifest manifest(Backups backups, Instant since, BackupSource.State before,
            BackupSource source, String reason) throws IOException, InterruptedException {
        Path copy = backups.begun(since);
        long size = Files.size(copy);
        String crc = BackupManifest.crc32c(copy);
        BackupSource.Contents found = source.read(copy, backups.scratch(since), () -> {});
        if (!found.state().equals(before)) {
            throw new IOException("it holds " + found.state() + " and should hold " + before);
        }
        return new BackupManifest(before.sequence(), before.schema(), before.databaseId(), found.rows(), since, size,
                crc, reason);
    }
}
