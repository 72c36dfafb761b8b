package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.PauseRequest;
import dev.daybook.api.Recorder;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row Q1: what a real daemon has acknowledged is there after any kill, and when the database is older than that. */
class JournalTest {

    @TempDir
    Path folder;

    private final Instant base = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
    private Home home;
    private int acknowledged;

    @BeforeEach
    void aHome() {
        home = new Home(folder);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void aDatabaseThousandsOfChangesBehindIsCaughtUpByReplay() throws Exception {
        Home.terminate(home.start());
        Path older = folder.resolve("older.mv.db");
        Files.copy(home.databaseFile(), older);
        Process daemon = home.start();
        pause(2_500);
        long sequence = home.health().store().sequence();
        Home.kill9(daemon);
        Files.move(older, home.databaseFile(), StandardCopyOption.REPLACE_EXISTING);
        home.start();
        assertTrue(home.health().store().replayed() >= 2_500, home.health().store().toString());
        assertTrue(home.health().store().sequence() > sequence, home.health().store().toString());
        assertEverythingAcknowledgedIsThere();
    }

    @Test
    void aDatabaseThatIsGoneIsRebuiltAndSaidSo() throws Exception {
        Process daemon = home.start();
        pause(200);
        Home.kill9(daemon);
        Files.delete(home.databaseFile());
        home.start();
        assertTrue(home.health().notices().stream().anyMatch(notice -> notice.contains("rebuilt from the journal")),
                home.health().notices().toString());
        assertEverythingAcknowledgedIsThere();
    }

    @Test
    void aTornLastRecordIsCutOffAndNotFatal() throws Exception {
        Process daemon = home.start();
        pause(50);
        Home.kill9(daemon);
        Path segment = home.segments().getLast();
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            long end = lastByte(segment);
            // The record after the last whole one, of which a power cut left the first half.
            byte[] whole = Files.readAllBytes(segment);
            ByteBuffer half = ByteBuffer.wrap(whole, 64, 40);
            channel.write(half, (end + 8) / 8 * 8);
        }
        home.start();
        Health health = Awaitility.await().until(home::health, now -> now.recorder().state().equals("paused"));
        assertEquals(List.of(), health.notices(), "a torn tail was never acknowledged: nothing is wrong");
        pause(1);
        assertEverythingAcknowledgedIsThere();
    }

    @Test
    void killsAtRandomMomentsLoseNoAcknowledgedChange() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            Process daemon = home.start();
            int kill = 20 + random.nextInt(200);
            Thread killer = Thread.ofPlatform().unstarted(daemon::destroyForcibly);
            try (DaybookClient client = DaybookClient.at(home.directories.socket())) {
                for (int i = 0; daemon.isAlive(); i++) {
                    if (i == kill) {
                        killer.start();
                    }
                    client.answer(pauseNumber(acknowledged));
                    acknowledged++;
                }
            } catch (ClientException killed) {
                daemon.waitFor();
            }
        }
        home.start();
        assertEverythingAcknowledgedIsThere("seed " + seed);
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpenIsLeftAlone() throws Exception {
        Home.terminate(home.start());
        try (Tamper database = home.database()) {
            Process daemon = home.launch();
            assertEquals(1, daemon.waitFor());
            assertTrue(home.errors().contains("is open in another program"), home.errors());
            assertEquals(1, database.number("SELECT COUNT(*) FROM launch"));
        }
        home.start();
        assertEquals(2, home.health().launch().id());
    }

    private void pause(int times) throws ClientException {
        try (DaybookClient client = DaybookClient.at(home.directories.socket())) {
            for (int i = 0; i < times; i++) {
                client.answer(pauseNumber(acknowledged));
                acknowledged++;
            }
        }
    }

    /** Each pause has an end of its own, so that each can be told from the others afterwards. */
    private Call<Recorder> pauseNumber(int number) {
        return Call.pause(new PauseRequest(null, base.plusSeconds(number)));
    }

    private void assertEverythingAcknowledgedIsThere(String... told) throws Exception {
        Home.terminate(home.launchedLast());
        try (Tamper database = home.database()) {
            assertEquals(acknowledged, database.number("SELECT COUNT(DISTINCT until_s) FROM pause WHERE until_s < "
                    + (base.getEpochSecond() + acknowledged)), String.join(" ", told));
        }
    }

    private static long lastByte(Path segment) throws Exception {
        byte[] bytes = Files.readAllBytes(segment);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
