package dev.daybook.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock that the kernel frees when its holder dies, however it dies. The file says who holds it; that text alone
 * proves nothing. Open it once a process: fcntl locks drop on any close (fcntl(2)).
 */
public final class InstanceLock implements AutoCloseable {

    private static final int TEXT = 512;

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Somebody holds the lock. */
    public static final class Held extends Exception {

        private final String holder;

        Held(Path file, String holder) {
            super(file + " is held by " + holder);
            this.holder = holder;
        }

        /** What the holder wrote of itself. */
        public String holder() {
            return holder;
        }
    }

    /**
     * Takes the lock and writes who holds it.
     *
     * @param holder one line, at most 512 bytes
     * @throws Held when another process holds it; the file is then untouched
     */
    public static InstanceLock acquire(Path file, String holder) throws Held, IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            @Nullable
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Held(file, text(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return new InstanceLock(channel);
        } catch (Held | IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Whether somebody holds it. To learn that it is taken for a moment and given back: who takes it for good tries for
     * longer than that. Never ask for a file that this process holds.
     *
     * @return false also when there is no such file
     * @throws IOException when it cannot be told
     */
    public static synchronized boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            @Nullable
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TEXT);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "another process" : text;
    }

    /** Frees the lock; the file stays. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
