package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.forget.Criteria;
import dev.daybook.forget.ForgetStore;
import dev.daybook.forget.Survey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random days in the real store, and what is left of them in any file of its folder. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ForgetRowsTest {

    private static final Instant EVER = Workday.START.plusSeconds(86_400L * 100_000);

    private final long seed = System.nanoTime();

    @TempDir
    Path home = Path.of("");

    private Path data() {
        return home.resolve("data");
    }

    @Test
    void whatIsForgottenIsInNoFileAndTheRestIsAsItWas() throws Exception {
        fill(data(), 3);
        try (Store store = open(data())) {
            Map<Table, List<String>> before = Workday.tables(store);
            Criteria criteria = new Criteria(Instant.EPOCH, EVER, null, "^title äö𝄞 \"7\"");
            forget(store, criteria);
            String seeds = "seed " + seed;
            assertFalse(texts(store, "title").contains("title äö𝄞 \"7\"\n"), seeds);
            assertEquals(unaffected(before), unaffected(Workday.tables(store)), seeds);
            assertSums(store, seeds);
        }
        assertNowhere("title äö𝄞 \"7\"");
        assertNowhere("title äö𝄞 \\\"7\\\"");
    }

    @Test
    void aDatabaseRebuiltFromTheJournalThatWasWrittenAnewIsTheSame() throws Exception {
        fill(data(), 3);
        Map<Table, List<String>> tables;
        try (Store store = open(data())) {
            forget(store, new Criteria(Instant.EPOCH, EVER, "APP 3", null));
            assertNowhere("app 3");
            new Workday(store, seed + 7).minutes(8);
            tables = Workday.tables(store);
        }
        Files.delete(data().resolve(CopyReading.FILE));
        try (Store store = open(data())) {
            assertEquals(tables, Workday.tables(store), "seed " + seed);
        }
    }

    @Test
    void anOlderCopyOfTheDatabaseGrowsToTheSameWithTheJournal() throws Exception {
        fill(data(), 2);
        Path copy = Files.copy(data().resolve(CopyReading.FILE), home.resolve("older"));
        fill(data(), 1);
        Map<Table, List<String>> tables;
        try (Store store = open(data())) {
            forget(store, new Criteria(Instant.EPOCH, EVER, null, "\"1\\d\""));
            forget(store, new Criteria(Workday.START, Workday.START.plusSeconds(90), null, null));
            new Workday(store, seed + 5).minutes(8);
            tables = Workday.tables(store);
        }
        Files.move(copy, data().resolve(CopyReading.FILE), StandardCopyOption.REPLACE_EXISTING);
        try (Store store = open(data())) {
            assertEquals(tables, Workday.tables(store), "seed " + seed);
        }
    }

    @Test
    void aRangeTakesEverythingInItAndCutsWhatReachesOverItsBorders() throws Exception {
        fill(data(), 1);
        try (Store store = open(data())) {
            Instant from = Workday.START.plusSeconds(90);
            Instant to = Workday.START.plusSeconds(330);
            long before = seconds(store);
            Survey survey = forget(store, new Criteria(from, to, null, null));
            assertEquals(0, store.<Long>read(sql -> sql.number("""
                    SELECT COUNT(*) FROM activity WHERE start_s < ? AND end_s > ?""", to, from)));
            assertEquals(0, store.<Long>read(sql -> sql.number(
                    "SELECT COUNT(*) FROM block WHERE start_s < ? AND end_s > ?", to, from)));
            assertEquals(before - 240, seconds(store), "the minutes on either side keep their halves, seed " + seed);
            assertEquals(1, store.<Long>read(sql -> sql.number("SELECT COUNT(*) FROM block WHERE end_s = ?", from)));
            assertTrue(survey.counts().activeSeconds() >= 240, survey.toString());
            assertSums(store, "seed " + seed);
        }
    }

    @Test
    void whatRunsIsNotTouchedAndIsTold() throws Exception {
        fill(data(), 1);
        try (Store store = open(data())) {
            long running = count(store, "SELECT COUNT(*) FROM operation WHERE status NOT IN"
                    + " ('completed', 'failed', 'cancelled')");
            Survey survey = forget(store, new Criteria(Instant.EPOCH, EVER, null, null));
            assertEquals(running, count(store, "SELECT COUNT(*) FROM operation WHERE status NOT IN"
                    + " ('completed', 'failed', 'cancelled')"));
            assertTrue(survey.counts().running() > 0);
            assertEquals(0, count(store, "SELECT COUNT(*) FROM activity"));
            assertEquals(0, count(store, "SELECT COUNT(*) FROM session WHERE kind = 'desk' AND status <> 'active'"));
        }
    }

    @Test
    void brokenOffAtAnyStepAndBegunAgainItComesToTheSame() throws Exception {
        for (int killed = 1; killed < 200; killed++) {
            Path folder = home.resolve("k" + killed);
            fillSmall(folder);
            int most = killed;
            AtomicInteger steps = new AtomicInteger();
            Criteria criteria = new Criteria(Instant.EPOCH, EVER, null, "\"[0-9]\"");
            boolean done = false;
            // As a kill leaves it: nothing is closed in order, and another process opens what lies there.
            Path left = home.resolve("left" + killed);
            try (Store store = open(folder)) {
                Survey survey = rows(store).survey(criteria, ZoneOffset.UTC);
                try {
                    forget(store, criteria, survey, fraction -> {
                        if (steps.incrementAndGet() == most) {
                            copy(folder, left);
                            throw new InterruptedException("killed");
                        }
                    });
                    done = true;
                } catch (InterruptedException broken) {
                    // Goes on below.
                }
                if (!done) {
                    try (Store again = open(left)) {
                        forget(again, criteria, survey, fraction -> {
                            // To its end.
                        });
                    }
                    assertNowhere(left, "title äö𝄞 \\\"3\\\"");
                    assertNowhere(left, "title äö𝄞 \"3\"");
                }
            }
            if (done) {
                assertTrue(killed > 8, "it has so few steps: " + killed);
                return;
            }
        }
        throw new AssertionError("it never came to its end");
    }

    @Test
    void whatIsRecordedMeanwhileIsThere() throws Exception {
        fill(data(), 2);
        AtomicLong recorded = new AtomicLong();
        CountDownLatch stop = new CountDownLatch(1);
        try (Store store = open(data())) {
            Thread recording = Thread.ofPlatform().start(() -> {
                for (long number = 1_000_000; stop.getCount() > 0; number++) {
                    long id = number;
                    store.<Boolean>change(change -> change.write(Table.PAUSE, List.of(id),
                            "INSERT INTO pause (id, device_id, start_s) VALUES (?, 1, 0)", id));
                    store.<Long>read(sql -> sql.number("SELECT COUNT(*) FROM session"));
                    recorded.incrementAndGet();
                }
            });
            forget(store, new Criteria(Instant.EPOCH, EVER, "app 1", null));
            stop.countDown();
            recording.join();
            assertTrue(recorded.get() > 10, "it was let through");
            assertEquals(recorded.get(), count(store, "SELECT COUNT(*) FROM pause WHERE id >= 1000000"));
        }
        Files.delete(data().resolve(CopyReading.FILE));
        try (Store store = open(data())) {
            assertEquals(recorded.get(), count(store, "SELECT COUNT(*) FROM pause WHERE id >= 1000000"));
        }
    }

    @Test
    void aNameThatComesIntoUseWhileUnusedOnesAreLookedForStays() throws Exception {
        fill(data(), 1);
        try (Store store = open(data())) {
            for (long title : List.of(9_000L, 9_001L, 9_002L)) {
                store.<Boolean>change(change -> change.write(Table.TITLE, List.of(title),
                        "INSERT INTO title (id, text) VALUES (?, ?)", title, "unused " + title));
            }
            AtomicInteger looks = new AtomicInteger();
            rows(store).eraseUnusedNames(fraction -> {
                // Spans and uses have been read by then.
                if (looks.incrementAndGet() == 3) {
                    store.<Boolean>change(change -> change.write(Table.BLOCK_USE, List.of(1L, 60L, 0), """
                            INSERT INTO block_use (device_id, start_s, position, application_id, title_id, active_s)
                            VALUES (1, 60, 0, 1, 9000, 60)"""));
                }
            });
            assertTrue(looks.get() > 3);
            assertEquals(List.of("unused 9000", "forgotten 9002"), store.read(sql -> sql.list(
                    "SELECT text FROM title WHERE id >= 9000 ORDER BY id", row -> row.getString("text"))));
        }
    }

    private Survey forget(Store store, Criteria criteria) throws Exception {
        Survey survey = rows(store).survey(criteria, ZoneOffset.UTC);
        forget(store, criteria, survey, fraction -> {
            // To its end.
        });
        return survey;
    }

    private static void forget(Store store, Criteria criteria, Survey survey,
            ForgetStore.Steps steps) throws Exception {
        ForgetRows rows = rows(store);
        rows.eraseMinutes(criteria, steps);
        rows.eraseSessions(criteria, survey.sessions(), survey.worded(), steps);
        rows.eraseOperations(survey.operations(), steps);
        steps.next(0);
        rows.eraseUnusedNames(steps);
        rows.compact(steps);
        rows.rewriteJournal(steps);
        steps.next(1);
    }

    private static ForgetRows rows(Store store) {
        return new ForgetRows(store, new RecordingRows(store, 1)::nextActivityId);
    }

    private void fill(Path folder, int days) throws StoreException {
        for (int day = 0; day < days; day++) {
            try (Store store = open(folder)) {
                Workday workday = new Workday(store, seed + day);
                workday.minutes(60);
                workday.end();
            }
        }
    }

    private void fillSmall(Path folder) throws StoreException {
        try (Store store = open(folder)) {
            new Workday(store, seed).minutes(8 + new Random(seed).nextInt(5));
        }
    }

    private static Store open(Path folder) throws StoreException {
        return Store.open(folder, Workday.START);
    }

    /** Rows that no title is in. */
    private static Map<Table, List<String>> unaffected(Map<Table, List<String>> tables) {
        return Map.of(Table.PAUSE, tables.getOrDefault(Table.PAUSE, List.of()),
                Table.LAUNCH, tables.getOrDefault(Table.LAUNCH, List.of()),
                Table.APPLICATION, tables.getOrDefault(Table.APPLICATION, List.of()),
                Table.OPERATION, tables.getOrDefault(Table.OPERATION, List.of()));
    }

    /** A block's active seconds are those of its uses. */
    private static void assertSums(Store store, String what) {
        assertEquals(0, count(store, """
                SELECT COUNT(*) FROM block b WHERE b.active_s <> COALESCE((SELECT SUM(u.active_s) FROM block_use u
                    WHERE u.device_id = b.device_id AND u.start_s = b.start_s), 0)"""), what);
        assertEquals(0, count(store, """
                SELECT COUNT(*) FROM block_use u WHERE NOT EXISTS (SELECT 1 FROM block b
                    WHERE u.device_id = b.device_id AND u.start_s = b.start_s)"""), what);
    }

    private static long seconds(Store store) {
        return count(store, "SELECT SUM(active_s) FROM block");
    }

    private static long count(Store store, String sql) {
        return store.<Long>read(reader -> reader.number(sql));
    }

    private static List<String> texts(Store store, String table) {
        return store.read(sql -> sql.list("SELECT text FROM " + table, row -> row.getString("text")));
    }

    private void assertNowhere(String text) throws IOException {
        assertNowhere(data(), text);
    }

    private void assertNowhere(Path folder, String text) throws IOException {
        List<byte[]> needles = new ArrayList<>();
        needles.add(text.getBytes(StandardCharsets.UTF_8));
        needles.add(text.getBytes(Charset.forName("CESU-8")));
        needles.add(text.getBytes(StandardCharsets.UTF_16BE));
        needles.add(text.getBytes(StandardCharsets.UTF_16LE));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (byte[] needle : needles) {
                    assertFalse(contains(bytes, needle), text + " is in " + file + ", seed " + seed);
                }
            }
        }
    }

    private static boolean contains(byte[] bytes, byte[] needle) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(needle, StandardCharsets.ISO_8859_1));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
