package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
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
        try (Store store = Store.open(folder, Instant.ofEpochSecond(START + 1_000))) {
            Session session = new DayRows(store).session(4).orElseThrow();
            assertEquals(Instant.ofEpochSecond(START + 600),
                    Objects.requireNonNull(session.recovered()).inferredEnd());
        }
    }
}
