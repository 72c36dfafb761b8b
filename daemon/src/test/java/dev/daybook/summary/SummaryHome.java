package dev.daybook.summary;

import dev.daybook.api.Session;
import dev.daybook.capture.RecordingChange;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.store.DayRows;
import dev.daybook.store.EditedSession;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.Store;
import dev.daybook.store.StoreException;
import dev.daybook.store.SummaryRows;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real store and a real folder of days' files, for tests of what is written into them. */
final class SummaryHome implements AutoCloseable {

    private static final Pattern LISTED = Pattern.compile(
            "\\{session: (\\d+), start: \"[^\"]+\", end: \"[^\"]+\", active_seconds: (\\d+), ");

    final Path events;
    final Store store;
    final RecordingRows recording;
    final DayRows days;
    final SummaryRows rows;

    SummaryHome(Path folder, Instant now) throws IOException, StoreException {
        events = Files.createDirectories(folder.resolve("events"));
        store = Store.open(folder.resolve("data"), now);
        recording = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0.1", now));
        days = new DayRows(store);
        rows = new SummaryRows(store);
    }

    /** A session of these whole minutes, from the first to the last. */
    long ended(Minutes minutes) {
        return ended(new TimeRange(minutes.pieces().getFirst().block().start(), minutes.end()), minutes);
    }

    long ended(TimeRange range, Minutes minutes) {
        long id = recording.nextSessionId();
        record(minutes, new SessionChange.Opened(id, range.start()),
                new SessionChange.Ended(id, range, SessionEnd.IDLE));
        return id;
    }

    /** One minute with one thing in focus. */
    long ended(Instant start, String title, String application) {
        return ended(new Minutes(start).in(application, title, 1));
    }

    void record(Minutes minutes, SessionChange... sessions) {
        List<Block> blocks = new ArrayList<>();
        for (DayRecord.Piece piece : minutes.pieces()) {
            blocks.add(new Block(piece.block(), (int) piece.seconds(), 0, 0,
                    List.of(new Block.Use(piece.focus(), (int) piece.seconds()))));
        }
        recording.record(new RecordingChange(Instant.EPOCH, List.of(), List.of(), blocks, List.of(sessions)));
    }

    static Focus focus(String application, String title) {
        return new Focus(application, title, null);
    }

    Session session(long id) {
        return days.session(id).orElseThrow();
    }

    EditedSession edit(long id) {
        return new EditedSession(store, id);
    }

    String day(String date) throws IOException {
        return Files.readString(events.resolve("event-" + date + ".md"));
    }

    /** All files, by name. */
    Map<String, String> files() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(events)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** Active seconds of each session as the files' front matter tells them, by date and session. */
    Map<String, Long> listed() throws IOException {
        TreeMap<String, Long> listed = new TreeMap<>();
        for (var file : files().entrySet()) {
            Matcher entry = LISTED.matcher(file.getValue());
            while (entry.find()) {
                listed.put(LocalDate.parse(file.getKey().substring(6, 16)) + " " + entry.group(1),
                        Long.parseLong(entry.group(2)));
            }
        }
        return listed;
    }

    @Override
    public void close() {
        store.close();
    }
}
