package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of the schema before ends could be corrected. */
final class CorrectionMigrationTest {

    private static final int BEFORE = 3;
    private static final long START = 1_772_445_600;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRecoveryOfAnOlderSchemaTellsTheEndItsSessionHas() throws SQLException, StoreException {
        try (Database database = Database.open(folder.resolve("daybook"))) {
            database.migrate(BEFORE);
            database.create(UUID.randomUUID());
            Sql sql = database.sql();
            sql.execute("""
                    INSERT INTO session (id, device_id, kind, status, start_s, end_s, summary, summary_attempts)
                    VALUES (4, 1, 'desk', 'ended', ?, ?, 'written', 0)""", START, START + 600);
            sql.execute("INSERT INTO recovery VALUES (4, 1, ?, 'killed', 'block', ?, ?)", START + 900, START,
                    START + 7_200);
            database.writer.commit();
        }
        assertInferredEndIsTheSessions();
    }

    @Test
    void aJournalOfAnOlderSchemaTellsItTooWhenTheDatabaseIsRebuiltFromIt() throws Exception {
        Path segments = Files.createDirectory(folder.resolve("journal"));
        String change = """
                [{"t":"session","v":{"id":4,"device_id":1,"kind":"desk","status":"ended","start_s":%d,"end_s":%d,
                "summary":"written","summary_attempts":0}},
                {"t":"recovery","v":{"session_id":4,"launch_id":1,"at_s":%d,"cause":"killed","evidence":"block",
                "window_start_s":%d,"window_end_s":%d}}]""".formatted(START, START + 600, START + 900, START,
                START + 7_200);
        try (Journal journal = new Journal(new JournalDisk.Folder(segments), Journal.SEGMENT_BYTES)) {
            journal.append(UUID.randomUUID(), BEFORE, 1, List.of(change.getBytes(StandardCharsets.UTF_8)));
        }
        assertInferredEndIsTheSessions();
    }

    private void assertInferredEndIsTheSessions() throws StoreException {
        try (Store store = Store.open(folder, Instant.ofEpochSecond(START + 1_000))) {
            Session session = new DayRows(store).session(4).orElseThrow();
            assertEquals(Instant.ofEpochSecond(START + 600),
                    Objects.requireNonNull(session.recovered()).inferredEnd());
        }
    }
}
