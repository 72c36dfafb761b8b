package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row Q2: one damage after the other in one home, and a daemon that runs, names it and has every session. */
class DamageTest {

    private static final int SESSIONS = 5;
    /** Within the first record of a segment. */
    private static final long IN_A_RECORD = 110;

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() {
        home = new Home(folder);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void aDatabaseThatIsCutZeroedOrGoneAndADamagedJournalStopNobodyAndLoseNothing() throws Exception {
        List<Long> sessions = aStoreWithABackup();

        cut();
        assertRuns(sessions, "The database ", "was restored from the backup daybook-");
        zero(home.databaseFile(), Files.size(home.databaseFile()) / 2 / 4096 * 4096, 16_384);
        assertRuns(sessions, "The database is not what the last stop left", "was set aside as ");
        Files.delete(home.databaseFile());
        assertRuns(sessions, "The database was missing", "changes replayed");
        flip(home.segments().getLast());
        assertRuns(sessions, "Journal segment ", "is damaged at byte ");

        home.start();
        String status = home.daybook("status").out();
        assertTrue(status.contains("Journal segment "), status);
        try (var kept = Files.list(home.directories.data().resolve("set-aside"))) {
            assertEquals(3, kept.count(), "two databases and a segment");
        }
    }

    /** Sessions that only a backup holds, and a change after it. */
    private List<Long> aStoreWithABackup() throws Exception {
        Home.terminate(home.start());
        Instant start = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        try (Tamper database = home.database()) {
            for (int id = 1; id <= SESSIONS; id++) {
                database.session(id, 1L, "ended", start.plusSeconds(600L * id), start.plusSeconds(600L * id + 300));
            }
        }
        Process daemon = home.start();
        Operation backup = home.answer(Call.create(OperationRequest.inDaemon("backup", Map.of())));
        assertEquals("completed", home.ended(backup.id()).status());
        List<Long> sessions = ids();
        assertTrue(sessions.size() >= SESSIONS, sessions.toString());
        Home.terminate(daemon);
        return sessions;
    }

    private void assertRuns(List<Long> sessions, String... told) throws Exception {
        Process daemon = home.start();
        assertTrue(ids().containsAll(sessions), ids().toString());
        List<String> notices = home.health().notices();
        for (String text : told) {
            assertTrue(notices.stream().anyMatch(notice -> notice.contains(text)), text + " in " + notices);
        }
        Home.terminate(daemon);
    }

    private List<Long> ids() throws Exception {
        return home.sessions().stream().map(Session::id).toList();
    }

    private void cut() throws IOException {
        try (FileChannel file = FileChannel.open(home.databaseFile(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
    }

    private static void zero(Path file, long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(length), from);
        }
    }

    private static void flip(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, IN_A_RECORD);
            one.put(0, (byte) (one.get(0) ^ 0x41)).rewind();
            channel.write(one, IN_A_RECORD);
        }
    }
}
