package dev.daybook.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of every change, in preallocated segments. What {@link #append} has returned for is on disk.
 *
 * <p>A segment is written by one launch. At the next, whatever follows its last whole frame is cut off: it was never
 * acknowledged. Not thread safe: the writer's thread owns it once it is open.
 */
final class Journal implements AutoCloseable {

    static final int SEGMENT_BYTES = 4 << 20;
    private static final String SUFFIX = ".journal";
    private static final int DIGITS = 16;
    private static final Pattern NAME = Pattern.compile("\\d{" + DIGITS + "}\\.journal");

    private final JournalDisk disk;
    private final int segmentBytes;
    /** Segments that could not be cut yet, and how much of each counts. */
    private final Map<String, Long> uncut = new HashMap<>();
    private JournalDisk.@Nullable Segment open;
    private String openName = "";
    private long capacity;
    private long position;

    Journal(JournalDisk disk, int segmentBytes) {
        this.disk = disk;
        this.segmentBytes = segmentBytes;
    }

    /**
     * The journal as it was left.
     *
     * @param segments in order of sequence; those the database covers are left out
     * @param damaged segments with a record that cannot be read among those that can, and the byte where it begins
     * @param tails what {@link #trim} leaves of each segment, in bytes; nothing of those that hold no change
     * @param headless segments that have changes and no header to say whose
     * @param newer segments in a format of a later program
     */
    record Scan(List<Segment> segments, Map<String, Long> damaged, Map<String, Long> tails,
            List<String> headless, List<String> newer) {

        /** Sequence of the oldest change that was read; zero when there is none. */
        long first() {
            return segments.isEmpty() ? 0 : segments.getFirst().header().first();
        }

        long last() {
            return segments.isEmpty() ? 0 : segments.getLast().last();
        }

        /** The stores that wrote what was read: one, or somebody mixed them. */
        Set<UUID> databaseIds() {
            return segments.stream().map(segment -> segment.header().databaseId()).collect(Collectors.toSet());
        }

        /** The highest schema its rows are in. */
        int schema() {
            return segments.stream().mapToInt(segment -> segment.header().schema()).max().orElse(0);
        }

        boolean empty() {
            return segments.isEmpty() && headless.isEmpty();
        }

        /** Changes after {@code applied} and up to {@code top} that are in none of the segments. */
        List<Numbers> missing(long applied, long top) {
            List<Numbers> missing = new ArrayList<>();
            long at = applied;
            for (Segment segment : segments) {
                for (Numbers held : segment.held()) {
                    if (held.first() > at + 1) {
                        missing.add(new Numbers(at + 1, held.first() - 1));
                    }
                    at = Math.max(at, held.last());
                }
            }
            if (top > at) {
                missing.add(new Numbers(at + 1, top));
            }
            return missing;
        }
    }

    /**
     * Reads the journal's end, back to the first change the database lacks. Touches nothing.
     *
     * @param applied the last change the database has
     */
    Scan scan(long applied) throws IOException {
        Scan scan = new Scan(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(),
                new ArrayList<>());
        List<String> names = segments();
        for (String name : names.reversed()) {
            if (!scan.segments.isEmpty() && scan.first() <= applied + 1) {
                break;
            }
            take(name, scan);
        }
        return scan;
    }

    private void take(String name, Scan scan) throws IOException {
        byte[] file = bytes(name);
        Optional<SegmentFormat.Content> found = SegmentFormat.decode(file).filter(held -> !held.frames().isEmpty());
        if (found.isPresent()) {
            take(name, file.length, found.get(), scan);
        } else if (SegmentFormat.newer(file)) {
            scan.newer.add(name);
        } else if (SegmentFormat.headless(file)) {
            scan.headless.add(name);
            scan.damaged.put(name, 0L);
        } else {
            scan.tails.put(name, 0L);
        }
    }

    private void take(String name, int bytes, SegmentFormat.Content content, Scan scan) {
        content.damagedAt().ifPresent(at -> scan.damaged.put(name, at));
        // The newest one in any case: a killed launch may have left a whole frame that was never forced, and what is
        // replayed now must be there after a power cut too.
        if (content.length() < bytes || scan.segments.isEmpty()) {
            scan.tails.put(name, content.length());
        }
        long before = scan.segments.isEmpty() ? Long.MAX_VALUE : scan.first();
        SegmentFormat.Content counting = content.before(before);
        scan.segments.addFirst(new Segment(this, name, content.header(), before, counting.last(), counting.held()));
    }

    /**
     * A segment that was read. Its changes are read again when they are asked for: a whole journal may not fit the heap,
     * a segment does.
     *
     * @param before a later segment, which begins here, wrote anew what follows
     * @param last sequence of the last change that counts
     * @param held the changes that count, in order
     */
    record Segment(Journal journal, String name, SegmentFormat.Header header, long before, long last,
            List<Numbers> held) {

        List<SegmentFormat.Frame> frames() {
            try {
                return SegmentFormat.decode(journal.bytes(name)).map(content -> content.before(before).frames())
                        .orElse(List.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] bytes(String name) throws IOException {
        byte[] file = disk.read(name);
        Long counts = uncut.get(name);
        return counts == null || counts >= file.length ? file : Arrays.copyOf(file, counts.intValue());
    }

    /**
     * Segments of which {@link #trim} would cut off something that was written, with their bytes. After a kill that is
     * what was never acknowledged; otherwise it is damaged.
     */
    Map<String, byte[]> torn(Scan scan) throws IOException {
        Map<String, byte[]> torn = new LinkedHashMap<>();
        for (Map.Entry<String, Long> tail : scan.tails.entrySet()) {
            byte[] file = disk.read(tail.getKey());
            long from = Math.max(tail.getValue(), SegmentFormat.HEADER);
            for (long at = from; at < file.length; at++) {
                if (file[(int) at] != 0) {
                    torn.put(tail.getKey(), file);
                    break;
                }
            }
        }
        return torn;
    }

    /** Takes a segment away; the caller has kept what is in it. */
    void remove(String name) throws IOException {
        disk.delete(name);
        uncut.remove(name);
    }

    /** Cuts off what follows the last whole frame, and makes what is kept durable. */
    void trim(Scan scan) throws IOException {
        for (Map.Entry<String, Long> tail : scan.tails.entrySet()) {
            boolean known = uncut.containsKey(tail.getKey());
            try {
                cut(tail.getKey(), tail.getValue());
            } catch (IOException e) {
                // Known to resist: reading leaves it out, and the next segment, which starts at the same sequence,
                // outranks it. There is no reason to store nothing until then.
                if (!known) {
                    throw e;
                }
            }
        }
    }

    private void cut(String name, long length) throws IOException {
        uncut.merge(name, length, Math::min);
        if (length > 0) {
            disk.truncate(name, length);
        } else {
            disk.delete(name);
        }
        uncut.remove(name);
    }

    /**
     * Ends the open segment: what is appended from now on goes to another one.
     *
     * @return every segment there is, oldest first; from now on only {@link #rewrite} writes to them
     */
    List<String> ended() throws IOException {
        close();
        return segments();
    }

    /** Oldest first. */
    private List<String> segments() throws IOException {
        return disk.names().stream().filter(name -> name.endsWith(SUFFIX)).toList();
    }

    /** The bytes of an ended segment. May be called beside the writer's thread. */
    byte[] ended(String name) throws IOException {
        return disk.read(name);
    }

    /** The same; empty when it has gone since. */
    Optional<byte[]> endedStill(String name) throws IOException {
        return segments().contains(name) ? Optional.of(disk.read(name)) : Optional.empty();
    }

    /** Puts an ended segment's new bytes in its place, unless it has gone since. */
    void rewrite(String name, byte[] bytes) throws IOException {
        if (segments().contains(name)) {
            disk.replace(name, bytes);
            uncut.remove(name);
        }
    }

    /**
     * Deletes the segments, oldest first, that hold no change after {@code covered}; never the newest. A kill in between
     * leaves a journal that begins later, and nothing else.
     *
     * @return how many went
     */
    int drop(long covered) throws IOException {
        List<String> names = segments();
        int gone = 0;
        // What a segment holds from where the next one begins was written anew there.
        while (gone + 1 < names.size() && first(names.get(gone + 1)) <= covered + 1) {
            disk.delete(names.get(gone));
            uncut.remove(names.get(gone));
            gone++;
        }
        return gone;
    }

    /** The first sequence in a segment, of which its name is made; after all others for a name of somebody else's. */
    private static long first(String name) {
        return NAME.matcher(name).matches() ? Long.parseLong(name.substring(0, DIGITS)) : Long.MAX_VALUE;
    }

    /** Removes what a kill left of {@link #rewrite}. */
    void clearRewrites() throws IOException {
        for (String name : disk.names()) {
            if (name.endsWith(SUFFIX + ".tmp")) {
                disk.delete(name);
            }
        }
    }

    /**
     * Makes the changes durable, all or none.
     *
     * @param first the sequence of the first
     * @throws IOException when they could not be made durable; none of them is then replayed
     */
    void append(UUID databaseId, int schema, long first, List<byte[]> changes) throws IOException {
        var frame = SegmentFormat.encode(new SegmentFormat.Frame(first, changes));
        int length = frame.limit();
        JournalDisk.Segment segment = open;
        if (segment == null || position + length > capacity) {
            segment = roll(new SegmentFormat.Header(databaseId, schema, first), length);
        }
        try {
            segment.write(position, frame);
            segment.force();
            position += length;
        } catch (IOException e) {
            abandon(e);
            throw e;
        }
    }

    private JournalDisk.Segment roll(SegmentFormat.Header header, int frame) throws IOException {
        close();
        String name = "%016d".formatted(header.first()) + SUFFIX;
        int length = Math.max(segmentBytes, SegmentFormat.HEADER + frame);
        JournalDisk.Segment segment = disk.create(name, SegmentFormat.encode(header), length);
        uncut.remove(name);
        openName = name;
        capacity = length;
        position = SegmentFormat.HEADER;
        open = segment;
        return segment;
    }

    /** A frame that failed must never come back: what may lie behind the last good one is cut off before going on. */
    private void abandon(IOException why) {
        try {
            close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Closes the open segment, cut to what it holds. */
    @Override
    public void close() throws IOException {
        JournalDisk.Segment segment = open;
        if (segment == null) {
            return;
        }
        open = null;
        try {
            segment.close();
        } finally {
            cut(openName, position > SegmentFormat.HEADER ? position : 0);
        }
    }
}
