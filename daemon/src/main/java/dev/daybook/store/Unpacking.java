package dev.daybook.store;

import dev.daybook.backup.Backup;
import dev.daybook.backup.BackupSource;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup made a database's file again, beside the one that is there, and read from end to end. */
final class Unpacking {

    private static final String SCRATCH = "restoring-";

    private final Path folder;
    private final DiskRoom.Free room;

    /**
     * @param folder the store's
     */
    Unpacking(Path folder) {
        this(folder, () -> Files.getFileStore(folder).getUsableSpace());
    }

    Unpacking(Path folder, DiskRoom.Free room) {
        this.folder = folder;
        this.room = room;
    }

    /**
     * Does so.
     *
     * @return a file that is on disk and whole; {@link #clear} removes it when nobody has put it in its place
     * @throws IOException when the backup is not whole
     * @throws StoreException when the disk has no room for it
     */
    Path of(Backup backup) throws IOException, StoreException {
        if (!backup.whole()) {
            throw new IOException("its bytes are not those that were verified");
        }
        mustFit(backup.zip());
        Path scratch = Files.createTempDirectory(folder, SCRATCH);
        BackupSource.Contents found = read(backup, scratch);
        BackupSource.State state = found.state();
        if (state.sequence() != backup.manifest().sequence()
                || !state.databaseId().equals(backup.manifest().databaseId())) {
            throw new IOException("it holds " + state + ", and its manifest says otherwise");
        }
        Path file = scratch.resolve(CopyReading.FILE);
        DurableFiles.force(file);
        return file;
    }

    private static BackupSource.Contents read(Backup backup, Path scratch) throws IOException, StoreException {
        try {
            return BackupReading.read(backup.zip(), scratch, () -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while reading a backup", e);
        }
    }

    private void mustFit(Path zip) throws IOException, StoreException {
        Optional<String> lacking = lacking(zip);
        if (lacking.isPresent()) {
            throw new StoreException(lacking.get() + "; free some space there and start again");
        }
    }

    /** Why it does not fit on the disk, the beginning of a sentence; empty when it does. */
    Optional<String> lacking(Path zip) throws IOException {
        long wanted = 0;
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements();) {
                wanted += Math.max(0, all.nextElement().getSize());
            }
        }
        long free = Math.max(0, room.bytes() - Journal.SEGMENT_BYTES);
        return free < wanted
                ? Optional
                        .of("restoring the backup " + zip + " needs " + wanted + " bytes and " + free + " are free in "
                                + folder)
                : Optional.empty();
    }

    /** Removes what was unpacked and is not wanted, also by a launch that was killed. */
    void clear() throws IOException {
        for (Path left : scratches()) {
            FolderTree.delete(left);
        }
    }

    private List<Path> scratches() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SCRATCH)).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
