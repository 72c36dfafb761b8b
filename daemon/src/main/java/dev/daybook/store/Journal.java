package dev.daybook.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final JournalDisk disk;
    private final int segmentBytes;
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
     * @param first sequence of the oldest change still here; zero when there is none
     * @param notices damage that was found, one sentence each
     */
    record Scan(List<SegmentFormat.Content> segments, long first, List<String> notices) {

        long last() {
            return segments.isEmpty() ? 0 : segments.getLast().last();
        }

        Optional<UUID> databaseId() {
            return segments.isEmpty() ? Optional.empty() : Optional.of(segments.getLast().header().databaseId());
        }
    }

    /**
     * Reads the journal's end, back to the first change the database lacks, and cuts off torn tails.
     *
     * @param applied the last change the database has
     */
    Scan scan(long applied) throws IOException {
        List<SegmentFormat.Content> segments = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        List<String> names = disk.names().stream().filter(name -> name.endsWith(SUFFIX)).toList();
        for (String name : names.reversed()) {
            if (!segments.isEmpty() && segments.getFirst().header().first() <= applied + 1) {
                break;
            }
            read(name, notices).map(content -> segments.isEmpty()
                    ? content
                    : content.before(segments.getFirst().header().first())).ifPresent(segments::addFirst);
        }
        long first = names.isEmpty() || segments.isEmpty() ? 0 : firstOf(names.getFirst());
        return new Scan(List.copyOf(segments), first, List.copyOf(notices));
    }

    private Optional<SegmentFormat.Content> read(String name, List<String> notices) throws IOException {
        byte[] file = disk.read(name);
        Optional<SegmentFormat.Content> found = SegmentFormat.decode(file).filter(held -> !held.frames().isEmpty());
        if (found.isEmpty()) {
            disk.delete(name);
            return found;
        }
        SegmentFormat.Content content = found.get();
        content.damagedAt().ifPresent(at -> notices.add("Journal segment " + name + " is damaged at byte " + at
                + "; the changes after it were kept."));
        if (content.length() < file.length) {
            disk.truncate(name, content.length());
        }
        return found;
    }

    /**
     * Makes the changes durable, all or none.
     *
     * @param first the sequence of the first
     * @throws IOException when they could not be made durable; none of them is then replayed
     */
    void append(UUID databaseId, int schema, long first, List<byte[]> changes) throws IOException {
        var frame = SegmentFormat.encode(new SegmentFormat.Frame(first, changes));
        JournalDisk.Segment segment = open;
        if (segment == null || position + frame.limit() > capacity) {
            segment = roll(new SegmentFormat.Header(databaseId, schema, first), frame.limit());
        }
        try {
            segment.write(position, frame);
            segment.force();
            position += frame.limit();
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    private JournalDisk.Segment roll(SegmentFormat.Header header, int frame) throws IOException {
        close();
        openName = "%016d".formatted(header.first()) + SUFFIX;
        capacity = Math.max(segmentBytes, SegmentFormat.HEADER + frame);
        position = SegmentFormat.HEADER;
        JournalDisk.Segment segment = disk.create(openName, (int) capacity);
        open = segment;
        segment.write(0, SegmentFormat.encode(header));
        return segment;
    }

    /** A frame that failed must never come back: what may lie behind the last good one is cut off before going on. */
    private void abandon() throws IOException {
        JournalDisk.Segment segment = open;
        open = null;
        if (segment != null) {
            segment.close();
            if (position > SegmentFormat.HEADER) {
                disk.truncate(openName, position);
            } else {
                disk.delete(openName);
            }
        }
    }

    /** Closes the open segment, cut to what it holds. */
    @Override
    public void close() throws IOException {
        abandon();
    }

    private static long firstOf(String name) {
        try {
            return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
