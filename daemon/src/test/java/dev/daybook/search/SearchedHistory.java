package dev.daybook.search;

import dev.daybook.capture.RecordingChange;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.SearchRows;
import dev.daybook.store.Store;
import dev.daybook.store.StoreException;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A real store with desk sessions an hour apart, one minute for each title, and the search over them. */
final class SearchedHistory implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration PITCH = Duration.ofHours(1);

    final Store store;
    final SearchRows rows;
    final Path index;
    private final RecordingRows recording;
    private Search search;
    private int sessions;

    SearchedHistory(Path folder) throws StoreException {
        this.store = Store.open(folder.resolve("data"), START);
        this.recording = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0", START));
        this.rows = new SearchRows(store);
        this.index = folder.resolve("index");
        this.search = launched(rows);
        store.onCommit(committed -> search.changed(committed.sessions()));
    }

    private Search launched(SearchStore over) {
        Search launched = new Search(over, index);
        launched.start();
        return launched;
    }

    /** The search as the next launch has it. */
    void relaunch() {
        relaunch(rows);
    }

    void relaunch(SearchStore over) {
        search.close();
        search = launched(over);
    }

    Search search() {
        return search;
    }

    /** An ended session; answers its id. */
    long session(String... titles) {
        Instant start = START.plus(PITCH.multipliedBy(sessions++));
        long id = recording.nextSessionId();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < titles.length; i++) {
            blocks.add(minute(start.plusSeconds(60L * i), titles[i]));
        }
        TimeRange range = new TimeRange(start, start.plusSeconds(60L * titles.length));
        record(blocks,
                List.of(new SessionChange.Opened(id, start), new SessionChange.Ended(id, range, SessionEnd.IDLE)));
        return id;
    }

    /** A session that goes on, with half a minute that no block counts yet. */
    long open(String title) {
        Instant start = START.plus(PITCH.multipliedBy(sessions++));
        long id = recording.nextSessionId();
        recording.record(new RecordingChange(start, List.of(span(start, title)), List.of(), List.of(),
                List.of(new SessionChange.Opened(id, start))));
        return id;
    }

    /** What that session goes on with. */
    void goOn(String title) {
        Instant start = START.plus(PITCH.multipliedBy(sessions - 1L)).plusSeconds(30);
        recording.record(new RecordingChange(start, List.of(span(start, title)), List.of(), List.of(), List.of()));
    }

    /** Minutes of a session that has ended; its row does not change. */
    void late(Instant start, String title) {
        record(List.of(minute(start, title)), List.of());
    }

    private void record(List<Block> blocks, List<SessionChange> changes) {
        recording.record(new RecordingChange(START, List.of(), List.of(), blocks, changes));
    }

    private Activity span(Instant start, String title) {
        return new Activity(recording.nextActivityId(), new TimeRange(start, start.plusSeconds(30)),
                ActivityState.ACTIVE, new Focus("Editor", title, null), start);
    }

    private static Block minute(Instant start, String title) {
        return new Block(new TimeRange(start, start.plusSeconds(60)), 60, 0, 0,
                List.of(new Block.Use(new Focus("Editor", title, null), 60)));
    }

    Found ask(String words) {
        return ask(new Asked(Question.of(words), null, null, null, null, 100));
    }

    Found ask(Asked asked) {
        return search.ask(asked).join();
    }

    /** Ids of the sessions found, newest first. */
    List<Long> found(String words) {
        return ids(ask(words));
    }

    static List<Long> ids(Found found) {
        return found.hits().stream().map(Found.Hit::session).toList();
    }

    @Override
    public void close() {
        search.close();
        store.close();
    }
}
