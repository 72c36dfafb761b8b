package dev.daybook.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log. */
final class LogLines {

    private static final int MOST_BYTES = 1 << 20;

    private LogLines() {}

    /** Its lines, the oldest first; none when it cannot be read. */
    static List<String> of(Path log) {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long from = Math.max(0, channel.size() - MOST_BYTES);
            channel.position(from);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until the buffer is full or the file ends.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines()
                    .skip(from == 0 ? 0 : 1).toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
