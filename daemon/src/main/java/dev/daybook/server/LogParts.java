package dev.daybook.server;

import dev.daybook.api.LogPart;
import dev.daybook.platform.process.LogBound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a log part by part, so that a reader need not take all of it to see its end.
 *
 * @param file may not be there yet
 * @param most bytes a part
 * @param ended whether the file grows no more; asked before it is read, so that an end is told only after everything
 */
record LogParts(Path file, int most, boolean ended) {

    /** Its end, from the beginning of a line where there is one. */
    LogPart last() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long oldest = LogBound.dataStart(file);
            long from = Math.max(oldest, channel.size() - most);
            return part(channel, from > oldest ? afterLineFeed(channel, from) : from);
        } catch (NoSuchFileException notYet) {
            return new LogPart("", 0, 0, ended);
        }
    }

    /** What was written from here on. */
    LogPart from(long offset) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return part(channel, Math.max(offset, LogBound.dataStart(file)));
        } catch (NoSuchFileException notYet) {
            return new LogPart("", offset, offset, ended);
        }
    }

    private LogPart part(SeekableByteChannel channel, long from) throws IOException {
        ByteBuffer bytes = read(channel, from);
        boolean last = bytes.limit() < most;
        int length = ended && last ? bytes.limit() : wholeCharacters(bytes);
        String text = StandardCharsets.UTF_8.decode(bytes.limit(length)).toString();
        return new LogPart(text, from, from + length, ended && last);
    }

    private ByteBuffer read(SeekableByteChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        if (from >= channel.size()) {
            // Far beyond its end a file system refuses even the position.
            return bytes.flip();
        }
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) > 0) {
            // Until it is full or there is no more.
        }
        return bytes.flip();
    }

    private long afterLineFeed(SeekableByteChannel channel, long from) throws IOException {
        // The byte before tells whether a line begins right here.
        ByteBuffer bytes = read(channel, from - 1);
        for (int i = 0; i < bytes.limit() - 1; i++) {
            if (bytes.get(i) == '\n') {
                return from + i;
            }
        }
        return from;
    }

    /** How many bytes there are without a last character that is not all there yet. */
    private static int wholeCharacters(ByteBuffer bytes) {
        int length = bytes.limit();
        for (int back = 1; back <= Math.min(3, length); back++) {
            int lead = bytes.get(length - back) & 0xff;
            if (lead >= 0xc0) {
                return back < sizeOf(lead) ? length - back : length;
            } else if (lead < 0x80) {
                return length;
            }
        }
        return length;
    }

    private static int sizeOf(int lead) {
        return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    }
}
