package dev.daybook.store;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room that is left on the disk that holds the store. While there is too little, nothing is asked of the database:
 * it closes for everybody when the disk fills up under it, and what it holds can still be read when it was left alone.
 * Thread safe.
 */
final class DiskRoom {

    private static final long MEGABYTE = 1_000_000;

    /** From here down a person is told. */
    static final long LOW = 32 * MEGABYTE;

    /** From here down nothing is stored: a journal segment and what the database writes with it must fit, and more. */
    static final long FULL = 8 * MEGABYTE;

    /** From here up it is stored again. Between the two nothing changes, or the next segment would fill the disk again. */
    static final long ENOUGH = 12 * MEGABYTE;

    private final Path folder;
    private final Free free;
    private volatile boolean lacks;

    /** Bytes that this process may still write. */
    interface Free {
        long bytes() throws IOException;
    }

    DiskRoom(Path folder, Free free) {
        this.folder = folder;
        this.free = free;
    }

    /**
     * That of the disk a folder is on, which is made where there is none.
     *
     * @throws StoreException when it cannot be made or looked at
     */
    static DiskRoom under(Path folder) throws StoreException {
        try {
            DurableFiles.privateFolder(folder);
            FileStore disk = Files.getFileStore(folder);
            return new DiskRoom(folder, disk::getUsableSpace);
        } catch (IOException e) {
            throw new StoreException("cannot read the store in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Why nothing can be stored now, in one sentence's beginning; empty when there is room. */
    Optional<String> lacking() {
        long left = left();
        lacks = left < (lacks ? ENOUGH : FULL);
        return lacks ? Optional.of(full(left)) : Optional.empty();
    }

    private String full(long left) {
        return "the disk that holds " + folder + " is full (" + left / MEGABYTE
                + " MB free): free some space, and it goes on by itself";
    }

    /** One sentence for a person while the disk is filling up; empty while it is not, and once it is full. */
    Optional<String> notice() {
        long left = left();
        return left >= LOW || left < FULL || lacks
                ? Optional.empty()
                : Optional.of("The disk that holds " + folder + " is filling up: " + left / MEGABYTE
                        + " MB are free, and below " + FULL / MEGABYTE + " MB nothing is recorded.");
    }

    /**
     * What cannot be stored must not be opened either: a database that is opened is written to.
     *
     * @throws StoreException when there is too little room
     */
    void mustSuffice() throws StoreException {
        long left = left();
        if (left < FULL) {
            String why = "the disk that holds " + folder + " is full (" + left / MEGABYTE
                    + " MB free): free some space there and start again";
            throw new StoreException(why, new IOException(why));
        }
    }

    /** A disk that does not tell hinders nobody. */
    private long left() {
        try {
            return free.bytes();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
