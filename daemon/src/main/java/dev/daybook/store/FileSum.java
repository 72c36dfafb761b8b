package dev.daybook.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;

/**
 * The closed database's file as it was left: every bit of it.
 *
 * @param size in bytes
 * @param crc32c of all bytes, in hexadecimal
 * @param version what the file's head calls its newest state; who opens and closes the database makes a newer one
 */
record FileSum(long size, String crc32c, String version) {

    private static final int BUFFER = 1 << 20;
    private static final int HEAD = 4096;
    private static final int HEADS = 2;
    private static final Pattern SAID = Pattern
            .compile("(?<text>H:2,[^\\n]*?\\bversion:(?<version>[0-9a-f]+)[^\\n]*?),fletcher:(?<sum>[0-9a-f]{1,8})\\n");

    static FileSum of(Path file) throws IOException {
        return new FileSum(Files.size(file), crc(file), version(file).orElse(""));
    }

    /** What became of a file since. */
    enum Since {
        /** It has these bytes. */
        NOTHING,
        /** It has others, and nobody says to have written them. */
        DAMAGE,
        /** Somebody opened it: nothing can be told. */
        USE
    }

    /** Compares, reading all of the file. */
    Since since(Path file) throws IOException {
        Optional<String> now = version(file);
        if (now.filter(named -> !named.equals(version)).isPresent()) {
            return Since.USE;
        }
        // Whoever makes it smaller also makes a newer state of it; without a head nobody has said anything.
        if (Files.size(file) != size) {
            return Files.size(file) < size && now.isPresent() ? Since.DAMAGE : Since.USE;
        }
        return crc(file).equals(crc32c) ? Since.NOTHING : Since.DAMAGE;
    }

    private static String crc(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
        }
        return "%08x".formatted(crc.getValue());
    }

    /** The head stands there twice, each with a checksum of its own; empty when neither is whole. */
    private static Optional<String> version(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            for (int head = 0; head < HEADS; head++) {
                ByteBuffer bytes = ByteBuffer.allocate(HEAD);
                channel.read(bytes, (long) head * HEAD);
                Matcher said = SAID.matcher(new String(bytes.array(), StandardCharsets.ISO_8859_1));
                if (said.lookingAt() && Integer.parseUnsignedInt(said.group("sum"), 16) == DataUtils
                        .getFletcher32(bytes.array(), 0, said.end("text"))) {
                    return Optional.of(said.group("version"));
                }
            }
        }
        return Optional.empty();
    }
}
