package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions edited by the command line. Yesterday from noon on there were ten minutes of work, and five more from half past
 * twelve on.
 */
class EditTest {

    private final Instant noon = LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(LocalTime.NOON)
            .toInstant(ZoneOffset.UTC);
    private Home home;

    EditTest(@TempDir Path folder) {
        this.home = new Home(folder.resolve("home"));
    }

    @BeforeEach
    void aDayWithTwoSessions() throws Exception {
        Home.kill9(home.start());
        try (Tamper database = home.database()) {
            database.session(1, 1L, "ended", noon, at(600)).session(2, 1L, "ended", at(1_800), at(2_100));
            database.execute("UPDATE session SET outcome = 'idle', summary = 'pending'");
            for (int minute = 0; minute < 10; minute++) {
                database.minute(at(60 * minute));
            }
            for (int minute = 30; minute < 35; minute++) {
                database.minute(at(60 * minute));
            }
            database.seen(noon, at(600)).seen(at(1_800), at(2_100));
        }
        home.start();
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void whatAPersonSaysAndWhenItWasOutlivesAKillAndIsTakenBack() throws Exception {
        awaitEntry("12:00–12:10 Editor");
        assertEquals(
                "Session 1: title 'Letters to the bank', was 'Editor'; start 12:02:30, was 12:00:00; end 12:08:00, "
                        + "was 12:10:00. Undo with 'daybook undo 1'.\n",
                ran("edit", "1", "--title", "Letters to the bank", "--start", "12:02:30", "--end", "12:08"));
        String category = ran("edit", "1", "--category", "Work/Letters");
        assertTrue(category.startsWith("Session 1: category 'Work/Letters', was "), category);
        Home.kill9(home.launchedLast());
        home.start();
        Session edited = home.session(1);
        assertEquals(List.of("Letters to the bank", "Work/Letters", at(150), at(480)),
                List.of(String.valueOf(edited.title()), String.valueOf(edited.category()), edited.start(),
                        Objects.requireNonNull(edited.end())));
        assertEquals(330, active(1L));
        assertEquals(270, active(null));
        awaitEntry("12:02–12:08 Letters to the bank");
        assertTrue(ran("sessions", "1").contains("start 12:02:30, was 12:00:00"), ran("sessions", "1"));

        assertTrue(ran("undo", "1").endsWith(" 'daybook undo 1' takes the change before it back.\n"));
        String undone = ran("undo", "1");
        assertTrue(undone.startsWith("Session 1, 12:00:00 – 12:10:00: end 12:10:00 again, was 12:08:00; start 12:00:00 "
                + "again, was 12:02:30; "), undone);
        assertEquals(600, active(1L));
        assertNull(home.session(1).edited());
        awaitEntry("12:00–12:10 Editor");
    }

    @Test
    void aSplitAndAMergeOutliveAKillAndAreTakenBackToTheSameSessions() throws Exception {
        awaitEntry("12:30–12:35 Editor");
        List<Session> before = home.sessions();
        assertEquals("Session 1 was split: it is 12:00:00 – 12:04:30, and session 3 is 12:04:30 – 12:10:00. "
                + "Undo with 'daybook undo 1'.\n", ran("split", "1", "12:04:30"));
        assertEquals("Session 2 was merged into 3, which is 12:04:30 – 12:35:00 now. Undo with 'daybook undo 3'.\n",
                ran("merge", "2", "3"));
        Home.kill9(home.launchedLast());
        home.start();
        assertEquals(270, active(1L));
        assertEquals(630, active(3L));
        awaitEntry("12:00–12:04 Editor");
        awaitEntry("12:04–12:35 Editor");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !day().contains("12:30"));
        Home.Ran refused = home.daybook("undo", "1");
        assertEquals(1, refused.exit());
        assertEquals("daybook: The last change of session 1 cannot be taken back: session 3 was changed later (merge); "
                + "undo that first, in session 3, see 'daybook sessions'\n", refused.err());

        assertEquals("Session 3, 12:04:30 – 12:10:00: session 2 is back. 'daybook undo 3' takes the change before it "
                + "back.\n", ran("undo", "3"));
        assertEquals("Session 1, 12:00:00 – 12:10:00: session 3 is gone, and its time is back.\n", ran("undo", "3"));
        awaitEntry("12:00–12:10 Editor");
        awaitEntry("12:30–12:35 Editor");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(before, home.sessions()));
    }

    @Test
    void aNoteIsReadFromTheInputAndShown() throws Exception {
        Running edit = home.open("edit", "2", "--note", "-");
        try (OutputStream input = edit.process().getOutputStream()) {
            input.write("First line\n\tsecond line\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("Session 2: note 'First line  second line', was none. Undo with 'daybook undo 2'.\n",
                edit.ended().out());
        assertEquals("First line\n\tsecond line", home.session(2).note());
        assertTrue(ran("sessions", "2").contains("\nNote\n  First line\n"), ran("sessions", "2"));
        assertEquals("Session 2 is so already; nothing has changed.\n",
                ran("edit", "2", "--note", "First line\n\tsecond line"));
    }

    private String ran(String... arguments) throws Exception {
        Home.Ran ran = home.daybook(arguments);
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private int active(@Nullable Long session) throws Exception {
        return home.timeline(noon, at(3_600)).stream().filter(block -> Objects.equals(block.sessionId(), session))
                .mapToInt(Timeline.Block::activeSeconds).sum();
    }

    /** It stands there, and the store knows that all do. */
    private void awaitEntry(String heading) {
        Awaitility.await(heading).atMost(Duration.ofSeconds(40)).until(() -> day().contains("## " + heading + "\n")
                && home.sessions().stream().allMatch(session -> session.summary().equals("written")));
    }

    private String day() throws IOException {
        Path file = home.directories.events().resolve("event-" + LocalDate.ofInstant(noon, ZoneOffset.UTC) + ".md");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    private Instant at(int second) {
        return noon.plusSeconds(second);
    }
}
