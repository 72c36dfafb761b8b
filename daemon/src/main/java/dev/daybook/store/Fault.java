package dev.daybook.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Tells damage from what only looks like it: a disk that is full or forbidden, another program, another version. */
final class Fault {

    /** What a journal segment takes: with less no change can be stored. */
    private static final int NEEDED = Journal.SEGMENT_BYTES;

    private static final int DEEPEST = 20;

    private Fault() {}

    /** H2 found the file's bytes wrong, and did not merely fail to read or write them. */
    static boolean corrupt(Throwable e) {
        return chain(e).stream().anyMatch(cause -> (cause instanceof MVStoreException store
                && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT)
                || (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1));
    }

    /** What went wrong without the values that H2 met: this is remembered, and they may be forgotten. */
    static String code(Exception e) {
        return e instanceof SQLException sql ? "error " + sql.getErrorCode() : e.getClass().getSimpleName();
    }

    /** A later H2 wrote it. */
    static boolean newerFormat(Throwable e) {
        return chain(e).stream().anyMatch(cause -> cause instanceof MVStoreException store
                && store.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT);
    }

    private static List<Throwable> chain(Throwable e) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = e; cause != null && chain.size() < DEEPEST; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    /**
     * Takes the lock that H2 takes of its file, and lets go of it.
     *
     * @throws StoreException when somebody has it
     */
    static void mustBeFree(Path file) throws StoreException, IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw open(file, null);
            }
        } catch (OverlappingFileLockException e) {
            throw open(file, e);
        }
    }

    static StoreException open(Path file, @Nullable Exception cause) {
        return new StoreException("the database " + file + " is open in another program; close that and start again",
                cause == null ? new IOException("its lock is held") : cause);
    }

    /**
     * Reads every byte of the file, opens it for writing, and writes to its folder what a journal segment takes. What is
     * wrong with a file that passes is in its bytes.
     *
     * @throws StoreException when the disk does not do that; nothing may be set aside then
     */
    static void diskMustWork(Path folder, Path file) throws StoreException {
        try {
            if (Files.exists(file)) {
                read(file);
            }
            write(folder.resolve("disk.tmp"));
        } catch (IOException e) {
            throw new StoreException("the disk under " + folder + " does not read and write as it must ("
                    + e + "); free some space there or check its permissions and health, and start again", e);
        }
    }

    private static void read(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            while (channel.read(buffer) >= 0) {
                buffer.clear();
            }
        }
    }

    private static void write(Path file) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(NEEDED);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
