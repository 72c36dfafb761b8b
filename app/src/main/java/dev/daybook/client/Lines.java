package dev.daybook.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines out of bytes that come in pieces. Belongs to one thread. */
final class Lines {

    /** Nothing that is meant for us is longer. */
    static final int MOST_BYTES = 1 << 20;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /** A line that does not end. */
    static final class TooLong extends IOException {

        TooLong() {
            super("a line is longer than " + MOST_BYTES + " bytes");
        }
    }

    /**
     * The next line without its end, and what the bytes hold of it is taken; null when it does not end in them.
     *
     * @throws TooLong when it has more than {@link #MOST_BYTES}
     */
    @Nullable
    String next(ByteBuffer bytes) throws TooLong {
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one == '\n') {
                String line = begun.toString(StandardCharsets.UTF_8);
                begun.reset();
                return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            } else if (begun.size() == MOST_BYTES) {
                throw new TooLong();
            }
            begun.write(one);
        }
        return null;
    }
}
