package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.search.SessionTexts;
import dev.daybook.search.SessionTexts.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRowsTest {

    private final Store store;
    private final SearchRows rows;

    SearchRowsTest(@TempDir Path folder) throws Exception {
        this.store = Store.open(folder, Workday.START);
        this.rows = new SearchRows(store);
        new Workday(store, 7).minutes(6);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatAPersonSaysOfASessionIsFoundBesideItsAutomaticTitle() {
        edit("named = 'Tax return', title = 'Editor', note = 'call the office'");

        assertTexts(List.of("Tax return", "Editor"), Kind.NAME);
        assertTexts(List.of("call the office"), Kind.NOTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"named = 'Tax return'", "note = 'call'", "title = 'Other'", "end_s = end_s + 1",
            "start_s = start_s - 1"})
    void whatIsIndexedOfARowChangesItsStamp(String edit) {
        long before = stamp();

        edit(edit);

        assertNotEquals(before, stamp());
        assertEquals(stamp(), session().row());
    }

    @Test
    void whatIsNotIndexedDoesNot() {
        long before = stamp();

        edit("summary_attempts = 5, category = 'Work'");

        assertEquals(before, stamp());
    }

    @Test
    void anotherMinuteChangesTheNumberOfTheMinutes() {
        long before = session().minutes();
        assertEquals(before, rows.minutes(Instant.EPOCH).get(first()));

        long start = session().start().getEpochSecond();
        store.<Boolean>change(change -> change.write(Table.BLOCK_USE, List.of(1L, start, 0),
                "UPDATE block_use SET active_s = active_s + 1 WHERE device_id = 1 AND start_s = ? AND position = 0",
                start));

        assertNotEquals(before, session().minutes());
    }

    @Test
    void theNewestComesFirstAndASessionThatIsNotThereIsEmpty() {
        List<Instant> starts = rows.stamps().stream().map(stamp -> stamp.start()).toList();

        assertTrue(starts.size() > 2);
        assertEquals(starts.stream().sorted(Comparator.reverseOrder()).toList(), starts);
        assertTrue(rows.session(999_999).isEmpty());
    }

    private void assertTexts(List<String> expected, Kind kind) {
        assertEquals(expected, session().texts().stream().filter(text -> text.kind() == kind)
                .map(SessionTexts.Text::text).toList());
    }

    private void edit(String assignments) {
        long id = first();
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(id),
                "UPDATE session SET " + assignments + " WHERE id = ?", id));
    }

    private long first() {
        return store.read(sql -> sql.number("SELECT MIN(id) FROM session WHERE kind = 'desk'"));
    }

    private long stamp() {
        long id = first();
        return rows.stamps().stream().filter(stamp -> stamp.id() == id).findFirst().orElseThrow().row();
    }

    private SessionTexts session() {
        return rows.session(first()).orElseThrow();
    }
}
