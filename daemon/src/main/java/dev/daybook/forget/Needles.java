package dev.daybook.forget;

import dev.daybook.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words as the bytes they may stand in a file as: UTF-8, that within JSON, that as H2 writes it, and UTF-16 either way
 * round. Compressed or encrypted files say nothing to it. Immutable.
 */
final class Needles {

    /** Shorter ones stand in any file by chance. */
    static final int LEAST = 5;

    /** UTF-8, but of a character in two halves, such as most pictures, each half stands by itself. */
    private static final Charset H2S = Charset.forName("CESU-8");

    private static final int CHUNK = 1 << 20;
    private static final int HEAD = Integer.BYTES;

    private final Map<Integer, List<byte[]>> byHead = new HashMap<>();
    private final long[] heads = new long[1 << 10];
    private int longest = HEAD;

    Needles(List<String> words) {
        Set<String> seen = new HashSet<>();
        for (String word : words) {
            if (word.strip().length() < LEAST) {
                continue;
            }
            String quoted = Json.MAPPER.writeValueAsString(word);
            for (Charset charset : List.of(StandardCharsets.UTF_8, H2S, StandardCharsets.UTF_16BE,
                    StandardCharsets.UTF_16LE)) {
                add(word.getBytes(charset), seen);
            }
            add(quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8), seen);
        }
    }

    private void add(byte[] needle, Set<String> seen) {
        if (seen.add(new String(needle, StandardCharsets.ISO_8859_1))) {
            int head = head(needle, 0);
            byHead.computeIfAbsent(head, key -> new ArrayList<>()).add(needle);
            int slot = slot(head);
            heads[slot >>> 6] |= 1L << slot;
            longest = Math.max(longest, needle.length);
        }
    }

    boolean none() {
        return byHead.isEmpty();
    }

    /** Whether any of them stands in the file. */
    boolean in(Path file) throws IOException {
        byte[] buffer = new byte[CHUNK + longest];
        try (InputStream bytes = Files.newInputStream(file)) {
            int kept = 0;
            while (true) {
                int read = bytes.readNBytes(buffer, kept, CHUNK);
                int filled = kept + read;
                if (in(buffer, filled)) {
                    return true;
                }
                if (read < CHUNK) {
                    return false;
                }
                // One may begin at the end of what was read.
                kept = Math.min(filled, longest - 1);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
        }
    }

    private boolean in(byte[] bytes, int length) {
        for (int at = 0; at + HEAD <= length; at++) {
            int head = head(bytes, at);
            int slot = slot(head);
            if ((heads[slot >>> 6] & 1L << slot) != 0 && isAt(bytes, at, length, head)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int at, int length, int head) {
        for (byte[] needle : byHead.getOrDefault(head, List.of())) {
            if (at + needle.length <= length
                    && Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) {
                return true;
            }
        }
        return false;
    }

    private static int head(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }

    /** Of 65536: most of what is looked at is passed over by one look at a bit. */
    private static int slot(int head) {
        return (head * 0x9E37_79B1) >>> 16;
    }
}
