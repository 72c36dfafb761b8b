package dev.daybook.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a text file. */
final class LastLine {

    private static final int LOOK_BACK_BYTES = 8192;

    private LastLine() {}

    /** The last line that is not blank among what was written at or after {@code offset}; empty when there is none. */
    static String of(Path file, long offset) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(offset, channel.size() - LOOK_BACK_BYTES));
            ByteBuffer bytes = ByteBuffer.allocate(LOOK_BACK_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until the buffer is full or the file ends.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later).strip();
        }
    }
}
