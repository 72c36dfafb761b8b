package dev.daybook.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What an operation's command has written, read from its file as it grows; what the bound on its size has taken away is
 * passed over. Takes constant memory. Not thread safe.
 */
final class OperationLog implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final byte[] bytes = new byte[CHUNK];
    private @Nullable FileChannel channel;
    private long position;

    OperationLog(Path file) {
        this.file = file;
    }

    /** Where the log of an operation lies, whether there is one or not. */
    static Path in(Surroundings around, String id) {
        return around.directories().operations().resolve(id).resolve("log");
    }

    /** Goes on with the last lines of what is there by now. */
    void skipToLast(int lines) throws IOException {
        FileChannel open = open();
        position = open == null ? 0 : startOfLast(lines, open);
    }

    /**
     * Passes on everything from where the last call stopped.
     *
     * @return false when the reader has hung up
     */
    boolean passOn(Terminal terminal) throws IOException, Failure {
        FileChannel open = open();
        if (open == null) {
            return true;
        }
        for (int length = next(open); length > 0; length = next(open)) {
            if (!terminal.pass(bytes, length)) {
                return false;
            }
        }
        return true;
    }

    private int next(FileChannel open) throws IOException {
        int length = read(open, position);
        if (length > 0 && bytes[0] == 0) {
            position = new LogHole(open).end(position);
            length = read(open, position);
        }
        position += length;
        return length;
    }

    // Backwards, so that the end of a long log comes at once.
    private long startOfLast(int lines, FileChannel open) throws IOException {
        long size = open.size();
        long first = lines == 0 ? size : new LogHole(open).end(0);
        long end = size;
        int found = 0;
        while (end > first) {
            long start = Math.max(first, end - CHUNK);
            int length = (int) Math.min(read(open, start), end - start);
            for (int i = length - 1; i >= 0; i--) {
                // The line feed at the very end closes the last line and begins none.
                if (bytes[i] == '\n' && start + i < size - 1 && ++found == lines) {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return first;
    }

    /** How many bytes there are at {@code from}: 0 at the end. */
    private int read(FileChannel open, long from) throws IOException {
        return Math.max(0, open.read(ByteBuffer.wrap(bytes), from));
    }

    private @Nullable FileChannel open() throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException notYet) {
                return null;
            }
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
