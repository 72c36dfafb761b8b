package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.capture.RecordingChange;
import dev.daybook.recovery.SessionRecovery;
import dev.daybook.session.SessionRules;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two launches in one minute: what the second saw stands beside what the first has folded, and never over it. */
final class SharedMinuteTest {

    private static final Instant MINUTE = Instant.parse("2026-03-02T08:00:00Z");
    private static final Focus EDITOR = new Focus("Editor", "report", null);
    private static final Block FOLDED = new Block(part(0, 13), 13, 0, 0, List.of(new Block.Use(EDITOR, 13)));

    @TempDir
    Path folder = Path.of("");

    private Store store;
    private RecordingRows rows;
    private long launch;

    @BeforeEach
    void open() throws StoreException {
        store = Store.open(folder, MINUTE);
        launch = new LaunchRows(store).begin("desk", 4711, "boot", "0.1.0", MINUTE);
        rows = new RecordingRows(store, launch);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsNotFoldedYetIsReadAsAPartOfItsOwn() {
        record(List.of(FOLDED), List.of(seen(16, 20, ActivityState.ACTIVE)));
        assertEquals(List.of(part(13, 20)), live());
    }

    @Test
    void whatIsNotFoldedYetEndsBeforeWhatLiesAheadOfIt() {
        record(List.of(new Block(part(30, 43), 13, 0, 0, List.of(new Block.Use(EDITOR, 13)))),
                List.of(seen(5, 9, ActivityState.ACTIVE)));
        assertEquals(List.of(part(0, 9)), live());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "IDLE", "LOCKED"})
    void recoveryAddsToTheMinuteAndTakesNothingFromIt(ActivityState state) {
        record(List.of(FOLDED), List.of(seen(16, 20, state)));
        SessionRules rules = new SessionRules(Duration.ofMinutes(5), Duration.ofHours(2), LocalTime.of(4, 0));
        new SessionRecovery(new RecoveryRows(store, rows, launch), rules, () -> ZoneOffset.UTC, at(40), "boot").run();
        assertEquals(17, number("SELECT SUM(active_s + idle_s + locked_s) FROM block"));
        assertEquals(13, number("SELECT active_s FROM block WHERE start_s = " + MINUTE.getEpochSecond()));
    }

    private long number(String query) {
        return store.<Long>read(sql -> sql.number(query));
    }

    private void record(List<Block> blocks, List<Activity> spans) {
        rows.record(new RecordingChange(at(20), spans, List.of(), blocks, List.of()));
    }

    private List<TimeRange> live() {
        return store.read(sql -> LiveBlocks.within(sql, part(0, 60))).stream().map(Block::range).toList();
    }

    private static Activity seen(int from, int to, ActivityState state) {
        return new Activity(1, part(from, to), state, state == ActivityState.ACTIVE ? EDITOR : null, at(from));
    }

    private static TimeRange part(int from, int to) {
        return new TimeRange(at(from), at(to));
    }

    private static Instant at(int second) {
        return MINUTE.plusSeconds(second);
    }
}
