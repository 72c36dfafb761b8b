package dev.daybook.store;

import dev.daybook.api.Json;
import java.io.IOException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Writes the journal's ended segments anew, so that they say nothing that the database does not. Numbers of changes stay
 * as they are, and the last image of every row that is there stays what it is: replayed from any point, the journal ends
 * in the same tables as before.
 *
 * <p>Read beside the writer; a segment is put in its place on the writer's thread, which alone touches the journal.
 */
final class JournalRewriting {

    private static final TypeReference<List<RowImage>> ROWS = new TypeReference<>() {
    };

    /** What a person or a program had on the screen, or said of a session. The rest of a session says nothing. */
    static final Set<String> WORDS_OF_SESSIONS = Set.of("title", "named", "note");

    private final Store store;

    JournalRewriting(Store store) {
        this.store = store;
    }

    /** Told before each segment. */
    interface Progress {
        void next(int done, int of) throws InterruptedException;
    }

    private record Ended(List<String> names, long next) {}

    /** Does so to every segment there is; what is recorded meanwhile goes to another. */
    void run(Progress progress) throws IOException, InterruptedException {
        Ended ended = store.apart(journal -> () -> {
            journal.clearRewrites();
            return new Ended(journal.ended(), store.sequence() + 1);
        });
        long before = ended.next;
        int done = 0;
        for (String name : ended.names.reversed()) {
            progress.next(done++, ended.names.size());
            // A backup may cover it meanwhile, and then it is gone.
            Optional<byte[]> read = store.<Optional<byte[]>>apart(journal -> () -> journal.endedStill(name));
            if (read.isEmpty()) {
                continue;
            }
            byte[] file = read.get();
            Optional<SegmentFormat.Content> content = SegmentFormat.decode(file);
            if (content.isPresent()) {
                List<SegmentFormat.Frame> frames = content.get().before(before).frames();
                replace(name, file, encoded(content.get().header(), rewritten(frames)));
                before = frames.isEmpty() ? before : Math.min(before, content.get().header().first());
            }
        }
    }

    private void replace(String name, byte[] old, byte[] now) {
        if (!Arrays.equals(old, now)) {
            store.<Boolean>apart(journal -> () -> {
                journal.rewrite(name, now);
                return true;
            });
        }
    }

    /** A segment's bytes. */
    static byte[] encoded(SegmentFormat.Header header, List<SegmentFormat.Frame> frames) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        parts.add(SegmentFormat.encode(header).array());
        frames.forEach(frame -> parts.add(SegmentFormat.encode(frame).array()));
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        // What cannot be read again must not take the place of what can.
        if (SegmentFormat.decode(whole).filter(read -> read.frames().size() == frames.size()).isEmpty()) {
            throw new IOException("a journal segment cannot be written anew");
        }
        return whole;
    }

    private List<SegmentFormat.Frame> rewritten(List<SegmentFormat.Frame> frames) {
        return store.read(sql -> {
            List<SegmentFormat.Frame> written = new ArrayList<>(frames.size());
            for (SegmentFormat.Frame frame : frames) {
                List<byte[]> changes = new ArrayList<>(frame.changes().size());
                for (byte[] change : frame.changes()) {
                    changes.add(rewritten(sql, change));
                }
                written.add(new SegmentFormat.Frame(frame.first(), changes));
            }
            return written;
        });
    }

    private static byte[] rewritten(Sql sql, byte[] change) throws SQLException {
        List<RowImage> images = new ArrayList<>();
        for (RowImage image : Json.MAPPER.readValue(change, ROWS)) {
            images.add(asNow(sql, image));
        }
        return Json.MAPPER.writeValueAsBytes(images);
    }

    private static RowImage asNow(Sql sql, RowImage image) throws SQLException {
        Map<String, @Nullable Object> then = image.v();
        Table table = Table.of(image.t());
        if (then == null || neverForgotten(table)) {
            return image;
        }
        List<Object> key = new ArrayList<>();
        for (String column : table.key) {
            Object value = then.get(column);
            if (value == null) {
                return image;
            }
            key.add(value);
        }
        Optional<Map<String, @Nullable Object>> now = row(sql, table, key);
        return now.isEmpty() ? RowImage.gone(table, key) : RowImage.put(table, merged(table, then, now.get()));
    }

    private static boolean neverForgotten(Table table) {
        return switch (table) {
            case DEVICE, LAUNCH, PAUSE, PLAN -> true;
            case APPLICATION, TITLE, URL, ACTIVITY, BLOCK, BLOCK_USE, SESSION, RECOVERY, OPERATION, PLAN_RUN,
                    SESSION_EDIT ->
                false;
        };
    }

    private static Optional<Map<String, @Nullable Object>> row(Sql sql, Table table, List<Object> key)
            throws SQLException {
        return sql.first("SELECT * FROM " + table.sqlName() + " WHERE " + table.byKey(), found -> {
            ResultSetMetaData columns = found.getMetaData();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), found.getObject(i));
            }
            return values;
        }, key.toArray());
    }

    /**
     * The old image with what forgetting changes as it is now. A segment's rows have the columns of its schema, so no
     * column comes in.
     */
    private static Map<String, @Nullable Object> merged(Table table, Map<String, @Nullable Object> then,
            Map<String, @Nullable Object> now) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(then);
        merged.replaceAll((column, value) -> changes(table, column) && now.containsKey(column)
                ? now.get(column)
                : value);
        return merged;
    }

    private static boolean changes(Table table, String column) {
        return switch (table) {
            // The numbers of spans and edits may come again: what had them before must not speak for another.
            case APPLICATION, TITLE, URL, ACTIVITY, BLOCK, BLOCK_USE, SESSION_EDIT -> true;
            case SESSION -> WORDS_OF_SESSIONS.contains(column);
            case RECOVERY, OPERATION, PLAN_RUN, DEVICE, LAUNCH, PAUSE, PLAN -> false;
        };
    }
}
