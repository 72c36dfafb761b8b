package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.Session;
import dev.daybook.desktop.RealDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows E1 to E4: the days' files of a real daemon that is killed, hindered, asked, and reaches the evening. */
class SummaryTest {

    private static final Pattern OPENING = Pattern.compile("(?m)^<!-- session (\\d+) at ");
    private static final Pattern LISTED = Pattern.compile("(?m)^  - \\{session: (\\d+), .*active_seconds: 60, ");

    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void recordOnceSoThatThereIsADatabase() throws Exception {
        home = new Home(folder);
        Home.kill9(home.start());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void killsLeaveNoTornFileNoEntryTwiceAndNoSessionUnwritten() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int sessions = 3_000;
        try (Tamper database = home.database()) {
            database.summariesWait(sessions, noon);
        }
        int interrupted = 0;
        for (int kill = 0; kill < 4; kill++) {
            Process daemon = home.launch();
            int there = files().size();
            int wait = 1 + random.nextInt(5);
            Awaitility.await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(30))
                    .until(() -> files().size() >= Math.min(there + wait, 20));
            Home.kill9(daemon);
            interrupted += whole("seed " + seed) < sessions ? 1 : 0;
        }
        assertTrue(interrupted > 0, "no kill came in time; seed " + seed);
        home.start();
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> home.health().summaries().equals(new Health.Summaries(0, 0)));
        assertEquals(sessions, whole("seed " + seed));
        assertTrue(files().keySet().stream().allMatch(name -> name.matches("event-[0-9-]{10}\\.md")),
                files().keySet()::toString);
    }

    /** Counts entries, each of them whole, in agreement with its file's front matter, and there once. */
    private int whole(String why) throws IOException {
        Map<String, String> files = files();
        files.keySet().removeIf(name -> name.endsWith(".tmp"));
        List<String> all = files.values().stream().flatMap(text -> ids(OPENING, text)).toList();
        assertEquals(all.stream().distinct().count(), all.size(), why);
        files.forEach((name, text) -> {
            assertEquals(ids(OPENING, text).toList(), ids(LISTED, text).toList(), name + ", " + why);
            ids(OPENING, text).forEach(id -> assertTrue(text.contains("<!-- /session " + id + " -->\n"), name));
        });
        return all.size();
    }

    private static Stream<String> ids(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private Map<String, String> files() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(home.directories.events())) {
            for (Path file : found.toList()) {
                read(file).ifPresent(text -> files.put(file.getFileName().toString(), text));
            }
        }
        return files;
    }

    /** A temporary file may be gone before it is read. */
    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Test
    void whatCannotBeWrittenIsNamedAndWrittenOnceItCan() throws Exception {
        Path day = hindered();
        home.start();
        Session failed = Awaitility.await().until(() -> home.session(1), found -> found.summary().equals("failed"));
        assertEquals(1, failed.summaryAttempts());
        String status = home.daybook("status").out();
        assertTrue(status.contains("The summary of session 1 could not be written to") && status.contains(
                "Is a directory") && status.contains("daybook summarise"), status);
        String page = home.daybook("sessions", "1").out();
        assertTrue(page.contains("failed once, next try "), page);
        Home.Ran refused = home.daybook("summarise");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("1 of 1 could not be written"), refused.err());

        Files.delete(day);
        assertEquals(new Home.Ran(0, "1 session written\n", ""), home.daybook("summarise"));
        assertTrue(Files.readString(day).contains("## 12:00–12:01 Editor\n"), Files.readString(day));
        assertEquals(new Home.Ran(0, "nothing waited\n", ""), home.daybook("summarise"));
        Files.delete(day);
        assertEquals(new Home.Ran(0, "1 day written anew\n", ""), home.daybook("summarise", "--all"));
        assertTrue(Files.exists(day));
    }

    @Test
    void e4AtFiveToMidnightAlsoThatIsWrittenWhoseRetryIsFar() throws Exception {
        RealDesktop.require("faketime");
        Path day = hindered();
        // Two minutes before the net, and three before the next attempt: a slow machine is no hindrance.
        Instant shown = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))
                .plus(Duration.ofNanos(LocalTime.of(23, 53).toNanoOfDay()));
        long shift = Duration.between(Instant.now(), shown).toSeconds();
        Path clock = Files.writeString(folder.resolve("clock"), "+" + shift);
        new Home(folder).with(Map.of("LD_PRELOAD", "/usr/$LIB/faketime/libfaketime.so.1", "FAKETIME_TIMESTAMP_FILE",
                clock.toString(), "FAKETIME_NO_CACHE", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0", "NO_FAKE_STAT", "1")).launch();
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> home.session(1).summary().equals("failed"));
        Files.delete(day);
        Files.writeString(clock, "+" + (shift + 125));
        // Any news wakes the summaries; without it they look once a minute.
        home.daybook("cancel", "2");
        Awaitility.await().atMost(Duration.ofSeconds(70)).until(() -> home.session(1).summary().equals("written"));
        assertTrue(home.log().contains("The evening's sweep finds"), home.log());
    }

    /** An ended session at noon whose day's file cannot be written, and another. */
    private Path hindered() throws IOException {
        try (Tamper database = home.database()) {
            database.session(1, 1L, "ended", noon, noon.plusSeconds(60)).minute(noon)
                    .session(2, 1L, "ended", noon.plusSeconds(3_600), noon.plusSeconds(3_660))
                    .execute("UPDATE session SET summary = 'pending' WHERE id = 1");
        }
        return Files.createDirectory(home.directories.events()
                .resolve("event-" + LocalDate.ofInstant(noon, ZoneOffset.UTC) + ".md"));
    }
}
