package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.daybook.api.Session;
import dev.daybook.capture.RecordingChange;
import dev.daybook.category.Categories;
import dev.daybook.category.CategoryRules;
import dev.daybook.category.Rule;
import dev.daybook.matching.Conditions;
import dev.daybook.matching.TextPattern;
import dev.daybook.server.DayReader;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionWish;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCategoriesTest {

    private static final Instant START = Instant.parse("2026-03-10T10:00:00Z");
    private static final Focus LETTER = new Focus("Editor", "Letter", null);
    private static final Focus NEWS = new Focus("Browser", "News", null);

    private final Store store;
    private final RecordingRows recording;
    private final Categories categories = new Categories(rules("Work", "Editor", "Web", "Browser"));
    private final DayRows days;

    SessionCategoriesTest(@TempDir Path folder) throws StoreException {
        this.store = Store.open(folder, START);
        this.recording = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0", START));
        this.days = new DayRows(store, categories);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSessionHasTheCategoryOfMostOfItsActiveTime() {
        long first = session(0, new Block.Use(LETTER, 40), new Block.Use(NEWS, 20));
        long second = session(10, new Block.Use(LETTER, 10), new Block.Use(NEWS, 50));

        assertEquals("Work", category(first));
        assertEquals("Web", category(second));
        assertEquals(List.of("Web", "Work"), days.sessions(all()).stream().map(Session::category).toList());
    }

    @Test
    void otherRulesReLabelWhatIsLongOver() {
        long session = session(0, new Block.Use(LETTER, 60));
        assertEquals("Work", category(session));

        categories.become(rules("Home", "Editor"));
        assertEquals("Home", category(session));
        categories.become(rules("Home", "Player"));
        assertEquals("Uncategorised", category(session));
    }

    @Test
    void whatAPersonChoseStands() {
        long session = session(0, new Block.Use(LETTER, 60));
        assertEquals("Work", category(session));
        choose(session, "Taxes");

        assertEquals("Taxes", category(session));
        choose(session, null);
        assertEquals("Work", category(session));
    }

    @Test
    void anotherEndHasOtherMinutes() {
        long session = recording.nextSessionId();
        record(List.of(new SessionChange.Opened(session, START),
                new SessionChange.Ended(session, new TimeRange(START, START.plusSeconds(120)), SessionEnd.IDLE)),
                block(0, new Block.Use(NEWS, 20)), block(1, new Block.Use(LETTER, 30)));
        assertEquals("Work", category(session));

        new SessionEditRows(store, recording::nextSessionId).edit(session,
                SessionWish.end(START.plusSeconds(60)), START.plusSeconds(600));
        assertEquals("Web", category(session));
    }

    @Test
    void minutesThatAreTakenAwayCountNoMore() {
        long session = session(0, new Block.Use(LETTER, 40), new Block.Use(NEWS, 20));
        assertEquals("Work", category(session));
        store.<Boolean>change(change -> change.write(Table.BLOCK_USE,
                List.of(LaunchRows.THIS_DEVICE, START.getEpochSecond(), 0),
                "DELETE FROM block_use WHERE device_id = ? AND start_s = ? AND position = 0", LaunchRows.THIS_DEVICE,
                START.getEpochSecond()));

        assertEquals("Web", category(session));
    }

    @Test
    void theOpenSessionHasThatOfWhatItHasSoFarTheUnfoldedToo() {
        long session = recording.nextSessionId();
        record(List.of(new SessionChange.Opened(session, START)), block(0, new Block.Use(NEWS, 30)));
        assertEquals("Web", category(session));

        TimeRange since = new TimeRange(START.plusSeconds(60), START.plusSeconds(100));
        recording.record(new RecordingChange(since.end(), List.of(new Activity(recording.nextActivityId(), since,
                ActivityState.ACTIVE, LETTER, since.start())), List.of(), List.of(), List.of()));
        assertEquals("Work", category(session));
    }

    @Test
    void aSessionInWhichNothingWasUsedHasNone() {
        assertNull(category(session(0)));
    }

    @Test
    void hundredsOfSessionsAreSortedEachByItself() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            ids.add(session(i * 2, new Block.Use(i % 2 == 0 ? LETTER : NEWS, 60)));
        }

        for (int round = 0; round < 2; round++) {
            List<Session> found = days.sessions(all()).reversed();
            assertEquals(ids, found.stream().map(Session::id).toList());
            for (int i = 0; i < found.size(); i++) {
                assertEquals(i % 2 == 0 ? "Work" : "Web", found.get(i).category());
            }
        }
    }

    private @Nullable String category(long session) {
        return days.session(session).orElseThrow().category();
    }

    private long session(int minute, Block.Use... uses) {
        long id = recording.nextSessionId();
        Instant start = START.plusSeconds(60L * minute);
        record(List.of(new SessionChange.Opened(id, start),
                new SessionChange.Ended(id, new TimeRange(start, start.plusSeconds(60)), SessionEnd.IDLE)),
                block(minute, uses));
        return id;
    }

    private void choose(long session, @Nullable String category) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session),
                "UPDATE session SET category = ? WHERE id = ?", category, session));
    }

    private void record(List<SessionChange> sessions, Block... blocks) {
        recording.record(new RecordingChange(START, List.of(), List.of(), List.of(blocks), sessions));
    }

    private static Block block(int minute, Block.Use... uses) {
        Instant start = START.plusSeconds(60L * minute);
        return new Block(new TimeRange(start, start.plusSeconds(60)), 60, 0, 0, List.of(uses));
    }

    private static DayReader.Filter all() {
        return new DayReader.Filter(null, null, null, null, null, 1_000);
    }

    /** Pairs of a category and a program. */
    private static CategoryRules rules(String... pairs) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            rules.add(new Rule(pairs[i], new Conditions(TextPattern.known(pairs[i + 1]), null, null), Rule.BUILT_IN));
        }
        return new CategoryRules(rules, List.of());
    }
}
