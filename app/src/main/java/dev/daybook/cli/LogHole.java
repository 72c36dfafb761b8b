package dev.daybook.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The beginning of a log that the bound on its size has given back to the file system; it reads as NULs. It may be far
 * longer than what is left, so the end of it is looked for from the end of the file. Not thread safe.
 */
final class LogHole {

    private static final int CHUNK = 1 << 16;
    // A hole is made of whole blocks of the file system.
    private static final int BLOCK = 4096;
    // No log has so many NULs of its own in a row.
    private static final long SURELY_HOLE = 1 << 20;

    private final FileChannel log;
    private final byte[] bytes = new byte[CHUNK];

    LogHole(FileChannel log) {
        this.log = log;
    }

    /** The first byte from {@code position} on that is kept; {@code position} itself where no hole reaches it. */
    long end(long position) throws IOException {
        return read(0) >= BLOCK && nuls(BLOCK) == BLOCK ? data(lastChunkOf(position)) : position;
    }

    private long lastChunkOf(long position) throws IOException {
        long run = 0;
        long start = log.size();
        while (start > position) {
            long end = start;
            start = Math.max(position, end - CHUNK);
            int length = (int) Math.min(read(start), end - start);
            run = nuls(length) == length ? run + length : 0;
            if (run >= SURELY_HOLE) {
                return start;
            }
        }
        return position;
    }

    private long data(long from) throws IOException {
        long at = from;
        while (true) {
            int length = read(at);
            int nuls = nuls(length);
            at += nuls;
            if (nuls < length || length == 0) {
                return at;
            }
        }
    }

    private int read(long from) throws IOException {
        return Math.max(0, log.read(ByteBuffer.wrap(bytes), from));
    }

    private int nuls(int length) {
        int count = 0;
        while (count < length && bytes[count] == 0) {
            count++;
        }
        return count;
    }
}
