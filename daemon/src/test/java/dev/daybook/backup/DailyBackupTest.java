package dev.daybook.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.capture.Pause;
import dev.daybook.store.PauseRows;
import dev.daybook.store.StoreBackup;
import dev.daybook.store.StoredOperations;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a backup is due by itself, with a real store and a clock that is set. */
@Timeout(120)
class DailyBackupTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder = Path.of("");

    private final List<Map<String, String>> begun = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private long freeBytes = Long.MAX_VALUE;
    private StoredOperations store;
    private BackupWork work;
    private DailyBackup daily;
    private BackupStanding standing;

    @BeforeEach
    void open() throws Exception {
        store = new StoredOperations(folder.resolve("data"));
        Backups backups = new Backups(folder.resolve("data/backups"));
        BackedUpStore source = new StoreBackup(store.store, folder.resolve("data"));
        Rotation rotation = new Rotation(7, 4);
        work = new BackupWork(backups, source, rotation, () -> BERLIN, () -> now, place -> freeBytes);
        daily = new DailyBackup(work, backups, source, begun::add, () -> BERLIN, () -> now);
        standing = new BackupStanding(backups, work, Optional.of(daily), () -> now);
    }

    @AfterEach
    void close() {
        daily.close();
        store.close();
    }

    @Test
    void itIsDueOnEachDayThatHasNoneOnceAnythingHasChanged() throws Exception {
        assertTrue(lookBegins(), "there is none yet");
        backUp();
        assertTrue(!lookBegins(), "today has one");
        now = Instant.parse("2026-11-22T23:30:00Z");
        assertTrue(!lookBegins(), "a new day in Berlin, and nothing has changed");
        job("op_0000000001");
        assertTrue(lookBegins());
        backUp();
        now = Instant.parse("2026-11-30T08:00:00Z");
        job("op_0000000002");
        assertTrue(lookBegins(), "a week asleep is made up for at once");
    }

    @Test
    void whatAPersonOrAPlanHadMadeTodayWillDo() throws Exception {
        work.run(new DaemonWork.Order("op_0123456789", now, Map.of("keep", "2")), BrokenOff.never());
        job("op_0000000001");
        assertTrue(!lookBegins());
    }

    @Test
    void aClockThatWasSetBackHasItsOwnDay() throws Exception {
        backUp();
        now = now.minus(Duration.ofDays(3));
        new PauseRows(store.store).begin(new Pause(now, null));
        assertTrue(lookBegins());
    }

    @Test
    void afterAFailureItWaitsAnHourAndSaysSo() throws Exception {
        freeBytes = 0;
        assertThrows(IOException.class, this::backUp);
        assertTrue(!lookBegins());
        assertEquals(now.plus(Duration.ofHours(1)), health().next());
        assertTrue(String.valueOf(health().failed()).startsWith("a backup needs about"), health().toString());
        assertTrue(standing.notices().getFirst().startsWith("The last backup failed: a backup needs about"),
                standing.notices().toString());
        now = now.plus(Duration.ofMinutes(61));
        assertTrue(lookBegins());
        freeBytes = Long.MAX_VALUE;
        backUp();
        assertEquals(List.of(), standing.notices());
        assertNull(health().failed());
    }

    @Test
    void aPersonWhoCancelledItHasAnHourOfPeace() throws Exception {
        assertThrows(InterruptedException.class, () -> work
                .run(new DaemonWork.Order("op_0123456789", now, BackupWork.BY_ITSELF), new BrokenOff(1)));
        assertTrue(!lookBegins());
        assertEquals(List.of(), standing.notices());
        now = now.plus(Duration.ofMinutes(61));
        assertTrue(lookBegins());
    }

    @Test
    void oneThatIsOldIsNoticedOnlyWhereThingsHaveChanged() throws Exception {
        backUp();
        now = now.plus(Duration.ofDays(4));
        assertEquals(List.of(), standing.notices());
        job("op_0000000001");
        assertTrue(standing.notices().getFirst().startsWith("The last backup is more than 3 days old"));
    }

    @Test
    void healthAndListTellOfThemAndWhyTheyStay() throws Exception {
        assertEquals(0, health().count());
        assertNull(health().last());
        backUp();
        assertEquals(now, health().last());
        assertEquals(Instant.parse("2026-11-22T23:00:00Z"), health().next(), "midnight in Berlin");
        Files.writeString(folder.resolve("data/backups/mine.zip"), "mine");
        assertEquals(List.of(folder.resolve("data/backups/mine.zip").toString()), standing.list().others());
        dev.daybook.api.Backup told = standing.list().backups().getFirst();
        assertEquals("daybook-20261122T090000Z.zip", told.file());
        assertEquals("daily newest", told.made() + " " + told.kept());
        assertEquals(store.store.sequence(), told.sequence());
    }

    private dev.daybook.api.Health.Backups health() {
        return Optional.ofNullable(standing.health()).orElseThrow();
    }

    private boolean lookBegins() throws IOException {
        int before = begun.size();
        daily.look();
        return begun.size() > before;
    }

    private void backUp() throws Exception {
        work.run(new DaemonWork.Order("op_0123456789", now, BackupWork.BY_ITSELF), BrokenOff.never());
    }

    private void job(String id) {
        store.rows.create(StoredOperations.command(id), now);
    }
}
