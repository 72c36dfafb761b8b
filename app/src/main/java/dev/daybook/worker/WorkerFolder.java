package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Json;
import dev.daybook.api.Progress;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.InstanceLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An operation's folder in the hands of the one worker that holds its lock. Not thread safe. */
final class WorkerFolder implements AutoCloseable {

    /** Who asks whether a worker lives takes the lock for a moment. */
    private static final Duration TAKE_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int PROGRESS_BYTES = 8192;

    private final Path folder;
    private final InstanceLock lock;
    private @Nullable FileTime progressTold;
    private @Nullable ExitRecord unwritten;

    private WorkerFolder(Path folder, InstanceLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder and takes its lock.
     *
     * @param holder one line on who takes it
     * @throws InstanceLock.Held when another worker holds this operation
     */
    static WorkerFolder take(Path folder, String holder)
            throws IOException, InstanceLock.Held, InterruptedException {
        DurableFiles.privateFolder(folder);
        long end = System.nanoTime() + TAKE_WITHIN.toNanos();
        while (true) {
            try {
                return new WorkerFolder(folder, InstanceLock.acquire(folder.resolve("worker.lock"), holder));
            } catch (InstanceLock.Held e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            }
        }
    }

    Path path() {
        return folder;
    }

    /** Makes it true for every later daemon how the attempt ended, before anybody is told. */
    void write(ExitRecord exit) throws IOException {
        unwritten = exit;
        DurableFiles.replace(ExitRecords.file(folder, exit.epoch()), Json.MAPPER.writeValueAsBytes(exit));
        unwritten = null;
    }

    /** Tries again what could not be written last; whether nothing is left to be written. */
    boolean writeAgain() {
        ExitRecord exit = unwritten;
        try {
            if (exit != null) {
                write(exit);
            }
            return true;
        } catch (IOException stillNot) {
            return false;
        }
    }

    /**
     * What the command has said of its progress, if it has said something since the last look. The command may put there
     * what it likes: a pipe is not waited for, and of a very long text the end is read.
     */
    Optional<Progress> newProgress() {
        Path file = folder.resolve("progress");
        try {
            if (!Files.isRegularFile(file) || Files.getLastModifiedTime(file).equals(progressTold)) {
                return Optional.empty();
            }
            progressTold = Files.getLastModifiedTime(file);
            return Optional.of(ProgressLine.parse(end(file)));
        } catch (IOException beingWritten) {
            return Optional.empty();
        }
    }

    /** The end of a text; what is not UTF-8 in it is replaced. */
    private static String end(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - PROGRESS_BYTES));
            ByteBuffer bytes = ByteBuffer.allocate(PROGRESS_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until the buffer is full or the file ends.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    /** Lets the operation go. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
