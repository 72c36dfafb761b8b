package dev.daybook.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * How a journal segment looks on disk: a header, then frames, then zeros. A frame is what one force made durable: all
 * its changes or none, so its one checksum covers them together. Big endian. Every later format keeps the header's
 * layout, so that an older program knows it for what it is.
 *
 * <pre>
 * header  magic 8, format 4, schema 4, database id 16, first sequence 8, crc32c 4, zeros to 64
 * frame   magic 4, length 4, crc32c 4, count 4, first sequence 8, then count times (length 4, bytes), zeros to 8
 * </pre>
 */
final class SegmentFormat {

    static final int HEADER = 64;
    private static final long MAGIC = 0x4441_5942_4f4f_4b4aL; // DAYBOOKJ
    private static final int FORMAT = 1;
    private static final int FRAME_MAGIC = 0x4442_4652; // DBFR
    private static final int FRAME_HEADER = 24;

    private SegmentFormat() {}

    /**
     * What a segment says of itself.
     *
     * @param schema the schema version its rows are in
     * @param first sequence of its first change
     */
    record Header(UUID databaseId, int schema, long first) {}

    /** Changes that became durable together. */
    record Frame(long first, List<byte[]> changes) {

        long last() {
            return first + changes.size() - 1;
        }
    }

    /**
     * What a segment holds.
     *
     * @param length bytes up to the end of the last good frame
     * @param damagedAt where a bad frame lies with good ones after it; empty when all that is bad is a torn tail
     */
    record Content(Header header, List<Frame> frames, long length, Optional<Long> damagedAt) {

        /** This segment without what a later one, which begins at {@code next}, wrote anew after a failed force. */
        Content before(long next) {
            return new Content(header, frames.stream().filter(frame -> frame.first() < next).toList(), length,
                    damagedAt);
        }

        long last() {
            return frames.isEmpty() ? header.first - 1 : frames.getLast().last();
        }

        /** The numbers of its changes, those that follow one another together. */
        List<Numbers> held() {
            List<Numbers> held = new ArrayList<>();
            for (Frame frame : frames) {
                if (!held.isEmpty() && held.getLast().last() + 1 == frame.first()) {
                    held.add(new Numbers(held.removeLast().first(), frame.last()));
                } else if (!frame.changes().isEmpty()) {
                    held.add(new Numbers(frame.first(), frame.last()));
                }
            }
            return held;
        }
    }

    static ByteBuffer encode(Header header) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER);
        bytes.putLong(MAGIC).putInt(FORMAT).putInt(header.schema);
        bytes.putLong(header.databaseId.getMostSignificantBits()).putLong(header.databaseId.getLeastSignificantBits());
        bytes.putLong(header.first);
        bytes.putInt(crc(bytes.array(), 0, bytes.position()));
        return bytes.position(0);
    }

    static ByteBuffer encode(Frame frame) {
        int payload = frame.changes.stream().mapToInt(change -> Integer.BYTES + change.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(padded(FRAME_HEADER + payload));
        bytes.putInt(FRAME_MAGIC).putInt(FRAME_HEADER + payload).putInt(0).putInt(frame.changes.size());
        bytes.putLong(frame.first);
        frame.changes.forEach(change -> bytes.putInt(change.length).put(change));
        bytes.putInt(8, crc(bytes.array(), 12, FRAME_HEADER + payload - 12));
        return bytes.position(0);
    }

    /** Reads a segment; empty when its header is not whole. */
    static Optional<Content> decode(byte[] file) {
        return header(file).map(header -> content(file, header));
    }

    /** Whether a later program wrote this segment, in a format this one cannot read. */
    static boolean newer(byte[] file) {
        return wholeHeader(file) && ByteBuffer.wrap(file).getInt(8) > FORMAT;
    }

    /** Whether there are changes behind a header that is not whole: it was damaged, for it is on disk before them. */
    static boolean headless(byte[] file) {
        return !wholeHeader(file) && !headlessFrames(file).isEmpty();
    }

    /** What can be read behind a header that is not whole. */
    static List<Frame> headlessFrames(byte[] file) {
        return content(file, new Header(new UUID(0, 0), 0, 0)).frames;
    }

    private static Content content(byte[] file, Header header) {
        List<Frame> frames = new ArrayList<>();
        int at = HEADER;
        int end = HEADER;
        Optional<Long> damagedAt = Optional.empty();
        while (at + FRAME_HEADER <= file.length) {
            Optional<Frame> frame = frame(file, at, frames.isEmpty() ? header.first : frames.getLast().last() + 1);
            if (frame.isPresent()) {
                if (at > end && damagedAt.isEmpty()) {
                    damagedAt = Optional.of((long) end);
                }
                frames.add(frame.get());
                at = at + padded(ByteBuffer.wrap(file).getInt(at + 4));
                end = at;
            } else {
                at += 8;
            }
        }
        return new Content(header, frames, end, damagedAt);
    }

    private static Optional<Header> header(byte[] file) {
        if (!wholeHeader(file)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        return bytes.getInt(8) == FORMAT
                ? Optional.of(new Header(new UUID(bytes.getLong(16), bytes.getLong(24)), bytes.getInt(12),
                        bytes.getLong(32)))
                : Optional.empty();
    }

    private static boolean wholeHeader(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        return file.length >= HEADER && bytes.getLong(0) == MAGIC && bytes.getInt(40) == crc(file, 0, 40);
    }

    /** The frame at this place, when there is a whole one that is not older than what came before. */
    private static Optional<Frame> frame(byte[] file, int at, long atLeast) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int length = bytes.getInt(at + 4);
        boolean plausible = bytes.getInt(at) == FRAME_MAGIC && length >= FRAME_HEADER && length <= bytes.limit() - at;
        if (!plausible || bytes.getInt(at + 8) != crc(file, at + 12, length - 12)
                || bytes.getLong(at + 16) < atLeast) {
            return Optional.empty();
        }
        ByteBuffer payload = bytes.slice(at + FRAME_HEADER, length - FRAME_HEADER);
        List<byte[]> changes = new ArrayList<>();
        for (int i = 0; i < bytes.getInt(at + 12); i++) {
            byte[] change = new byte[payload.getInt()];
            payload.get(change);
            changes.add(change);
        }
        return Optional.of(new Frame(bytes.getLong(at + 16), changes));
    }

    private static int padded(int length) {
        return (length + 7) & ~7;
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
