package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.capture.RecordingChange;
import dev.daybook.category.Categories;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the days' files after what has happened to sessions, over the real store. */
class DayFilesTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant EVE = Instant.parse("2026-03-10T22:30:00Z");
    private static final String TENTH = "event-2026-03-10.md";
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    private final SummaryHome home;
    private ZoneId zone = ZoneId.of("Europe/Berlin");
    private Instant now = NINE.plus(Duration.ofDays(2));
    private int written;
    private Runnable meanwhile = () -> {};
    private final Summaries summaries;

    DayFilesTest(@TempDir Path folder) throws Exception {
        home = new SummaryHome(folder, NINE);
        summaries = new Summaries(home.rows, home.events, new EventFiles.Disk() {

            @Override
            public void replace(Path file, byte[] bytes) throws IOException {
                written++;
                EventFiles.Disk.REAL.replace(file, bytes);
                meanwhile.run();
            }

            @Override
            public void delete(Path file) throws IOException {
                EventFiles.Disk.REAL.delete(file);
            }
        }, Categories.builtIn(), () -> zone, () -> now);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void allThatWaitsOfADayIsWrittenAtOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            home.ended(NINE.plusSeconds(600L * i), "Letter " + i, "Editor");
        }
        assertEquals(50, write());
        assertEquals(1, written);
        assertEquals(50, home.listed().size());
        assertEquals(0, home.days.waiting().pending());
    }

    @Test
    void aNameANoteAndWhatWasEditedStandInTheEntry() throws Exception {
        long session = home.ended(NINE, "Letter", "Editor");
        write();
        home.edit(session).say("Taxes", "blue folder", "Home");
        write();
        String day = home.day("2026-03-10");
        assertTrue(day.contains("## 10:00–10:01 Taxes\n\nSession " + session
                + ", 1 min, active 1 min, filed under Home.\n\n> blue folder\n\nEdited by hand: title.\n"), day);
        assertEquals("Taxes", home.session(session).title());
        home.edit(session).say(null, null, null);
        write();
        assertTrue(home.day("2026-03-10").contains("## 10:00–10:01 Editor\n"), home.day("2026-03-10"));
    }

    @Test
    void whoChangesASessionWhileItIsWrittenHasItWrittenAgain() throws Exception {
        long session = home.ended(NINE, "Letter", "Editor");
        meanwhile = () -> {
            meanwhile = () -> {};
            home.edit(session).say("Taxes", null, null);
        };
        write();
        assertEquals("pending", home.session(session).summary());
        write();
        assertEquals("written", home.session(session).summary());
        assertTrue(home.day("2026-03-10").contains(" Taxes\n"));
    }

    @Test
    void minutesThatComeLateReopenTheirSessionAndNoOther() throws Exception {
        Minutes minutes = new Minutes(NINE).in("Editor", "Letter", 2).pause(5).in("Editor", "Letter", 1);
        long session = home.ended(minutes);
        long other = home.ended(NINE.plusSeconds(3_600), "News", "Browser");
        write();
        home.record(new Minutes(NINE.plusSeconds(180)).in("Mail", "Inbox", 2));
        assertEquals("pending", home.session(session).summary());
        assertEquals("written", home.session(other).summary());
        write();
        assertEquals(Map.of("2026-03-10 " + session, 300L, "2026-03-10 " + other, 60L), home.listed());
        assertEquals("Editor, Mail", home.session(session).title());
    }

    @Test
    void minutesThatComeWhileItIsWrittenAreNotMissed() throws Exception {
        long session = home.ended(new Minutes(NINE).in("Editor", "Letter", 2).pause(5).in("Editor", "Letter", 1));
        meanwhile = () -> {
            meanwhile = () -> {};
            home.record(new Minutes(NINE.plusSeconds(180)).in("Mail", "Inbox", 2));
        };
        write();
        assertEquals("pending", home.session(session).summary());
        write();
        assertEquals(Map.of("2026-03-10 " + session, 300L), home.listed());
    }

    @Test
    void aSessionWithMinutesThatAreNotFoldedIsNotSummarised() throws Exception {
        long session = home.ended(new Minutes(NINE).in("Editor", "Letter", 2).pause(5).in("Editor", "Letter", 1));
        TimeRange seen = new TimeRange(NINE.plusSeconds(180), NINE.plusSeconds(240));
        unfolded(7, seen, seen.start());
        assertEquals(List.of(), home.rows.due(now));
        long other = home.ended(NINE.plusSeconds(3_600), "News", "Browser");
        write();
        assertEquals(Map.of("2026-03-10 " + other, 60L), home.listed());
        unfolded(7, seen, seen.end());
        write();
        assertEquals(Map.of("2026-03-10 " + session, 180L, "2026-03-10 " + other, 60L), home.listed());
    }

    @Test
    void anEntryThatStandsIsKeptWhileMinutesAreNotFolded() throws Exception {
        long session = home.ended(new Minutes(NINE).in("Editor", "Letter", 2).pause(5).in("Editor", "Letter", 1));
        write();
        unfolded(7, new TimeRange(NINE.plusSeconds(180), NINE.plusSeconds(240)), NINE.plusSeconds(180));
        home.ended(NINE.plusSeconds(3_600), "News", "Browser");
        write();
        assertTrue(home.listed().containsKey("2026-03-10 " + session), home.day("2026-03-10"));
    }

    private void unfolded(long id, TimeRange range, Instant from) {
        home.recording.record(new RecordingChange(NINE, List.of(new Activity(id, range, ActivityState.ACTIVE,
                SummaryHome.focus("Mail", "Inbox"), from)), List.of(), List.of(), List.of()));
    }

    @Test
    void aCancelledSessionsEntryGoesAndWithTheLastTheFile() throws Exception {
        long session = home.ended(NINE, "Letter", "Editor");
        long other = home.ended(NINE.plusSeconds(3_600), "News", "Browser");
        write();
        home.edit(session).cancel();
        write();
        assertEquals(Map.of("2026-03-10 " + other, 60L), home.listed());
        assertEquals("none", home.session(session).summary());
        home.edit(other).cancel();
        write();
        assertEquals(Map.of(), home.files());
    }

    @Test
    void aForgottenSessionsEntryGoesOnceTheDayIsWrittenAnew() throws Exception {
        long session = home.ended(NINE, "Letter", "Editor");
        write();
        home.edit(session).forget();
        writeAnew(DATE, DATE.plusDays(1));
        assertEquals(Map.of(), home.files());
    }

    @Test
    void whatCannotBeWrittenAnewIsTold() throws Exception {
        home.ended(NINE, "Letter", "Editor");
        Files.createDirectory(home.events.resolve(TENTH));
        assertThrows(IOException.class, () -> writeAnew(DATE));
        Files.delete(home.events.resolve(TENTH));
        Files.write(home.events.resolve(TENTH), "\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(IOException.class, () -> writeAnew(DATE));
        assertEquals(2, Files.size(home.events.resolve(TENTH)));
    }

    @Test
    void aSessionOverMidnightStandsInBothDaysWithItsParts() throws Exception {
        long session = home.ended(new Minutes(EVE).in("mpv", "Film", 75));
        write();
        assertEquals(Map.of("2026-03-10 " + session, 1_800L, "2026-03-11 " + session, 2_700L), home.listed());
        assertEquals("2026-03-10,2026-03-11", home.edit(session).days());
        assertTrue(home.day("2026-03-10").contains("## 23:30–24:00 mpv\n"), home.day("2026-03-10"));
        assertTrue(home.day("2026-03-10").contains(" Continues on [2026-03-11](event-2026-03-11.md).\n"));
        assertTrue(home.day("2026-03-11").contains("## 00:00–00:45 mpv\n"), home.day("2026-03-11"));
    }

    @Test
    void aSessionThatAPersonMovesLeavesNothingBehind() throws Exception {
        long session = home.ended(new Minutes(EVE).in("mpv", "Film", 75));
        write();
        home.edit(session).move(EVE.plusSeconds(1_800).getEpochSecond(), EVE.plusSeconds(4_500).getEpochSecond());
        write();
        assertEquals(Map.of("2026-03-11 " + session, 2_700L), home.listed());
        assertFalse(home.day("2026-03-11").contains("Continued"));
    }

    @Test
    void whoFliesFindsEachSessionOnOneDayAndOnlyThere() throws Exception {
        long early = home.ended(new Minutes(Instant.parse("2026-03-10T00:30:00Z")).in("code", "x", 30));
        long noon = home.ended(new Minutes(Instant.parse("2026-03-10T11:00:00Z")).in("code", "x", 30));
        write();
        assertEquals(Map.of("2026-03-10 " + early, 1_800L, "2026-03-10 " + noon, 1_800L), home.listed());
        zone = ZoneId.of("America/New_York");
        long evening = home.ended(new Minutes(Instant.parse("2026-03-11T00:30:00Z")).in("code", "x", 30));
        write();
        assertEquals(Map.of("2026-03-09 " + early, 1_800L, "2026-03-10 " + noon, 1_800L, "2026-03-10 " + evening,
                1_800L), home.listed());
        assertEquals("2026-03-09", home.edit(early).days());
        assertTrue(home.day("2026-03-10").contains("zone: \"America/New_York\""));
    }

    @Test
    void whoWorkedOverEveryMidnightAndMovesFarAwayHasAFewDaysWrittenAtATime() throws Exception {
        TreeMap<String, Long> moved = new TreeMap<>();
        for (int day = 0; day < 60; day++) {
            long session = home.ended(new Minutes(EVE.plus(Duration.ofDays(day))).in("mpv", "Film", 75));
            moved.put(DATE.plusDays(day) + " " + session, 4_500L);
        }
        write();
        zone = ZoneId.of("America/New_York");
        long newest = home.ended(new Minutes(EVE.plus(Duration.ofDays(59)).plusSeconds(7_200)).in("mpv", "Film", 1));
        moved.put(DATE.plusDays(59) + " " + newest, 60L);
        assertTrue(affected(newest) < 20, affected(newest) + " days at once");
        int turns = 0;
        while (write() > 0) {
            assertTrue(turns++ < 60, "it goes on for ever");
        }
        assertEquals(moved, home.listed());
        assertEquals(DATE.plusDays(30).toString(), home.edit(31).days());
    }

    private int affected(long session) throws IOException {
        return new Affected(home.rows, new EventFiles(home.events, EventFiles.Disk.REAL), zone, now)
                .with(home.rows.session(session).orElseThrow()).days().size();
    }

    @Test
    void filesOfAnOldVersionAreTakenOver() throws Exception {
        long session = home.ended(new Minutes(EVE).in("mpv", "Film", 75));
        write();
        String old = "# 2026-03-10\n\n<!-- session %d at %d -->\n## 23:30–00:45 mpv\n<!-- /session %d -->\n\nGood film.\n"
                .formatted(session, EVE.getEpochSecond(), session);
        Files.delete(home.events.resolve("event-2026-03-11.md"));
        Files.writeString(home.events.resolve(TENTH), old);
        home.edit(session).ofAnOldVersion();
        long other = home.ended(NINE, "Letter", "Editor");
        write();
        assertEquals(Map.of("2026-03-10 " + session, 1_800L, "2026-03-11 " + session, 2_700L,
                "2026-03-10 " + other, 60L), home.listed());
        assertTrue(home.day("2026-03-10").endsWith("<!-- /session " + session + " -->\n\nGood film.\n\n"),
                home.day("2026-03-10"));
        assertEquals(2, home.day("2026-03-10").split("\n## ", -1).length - 1);
    }

    @Test
    void aSessionWithoutMinutesIsDoneWithoutAFile() throws Exception {
        long id = home.recording.nextSessionId();
        home.record(new Minutes(NINE), new SessionChange.Opened(id, NINE), new SessionChange.Ended(id,
                new TimeRange(NINE, NINE.plusSeconds(60)), SessionEnd.IDLE));
        assertEquals(1, write());
        assertEquals(Map.of(), home.files());
        assertEquals("written", home.session(id).summary());
        assertEquals(0, write());
    }

    @Test
    void aSessionThatLastsForYearsIsWrittenOnItsDaysOnly() throws Exception {
        Instant end = NINE.plus(Duration.ofDays(4_000));
        long id = home.ended(new TimeRange(NINE, end), new Minutes(NINE).in("code", "x", 3)
                .pause(60 * 24 * 3_000).in("code", "y", 4));
        write();
        assertEquals(2, home.files().size());
        assertEquals(420, home.listed().values().stream().mapToLong(Long::longValue).sum());
        assertEquals("written", home.session(id).summary());
    }

    @Test
    void whatFailedIsNamedWithWhatToDo() throws Exception {
        Files.createDirectory(home.events.resolve(TENTH));
        long session = home.ended(NINE, "Letter", "Editor");
        assertThrows(IOException.class, this::write);
        assertEquals(List.of("The summary of session " + session + " could not be written to " + home.events
                + ": Is a directory; it is tried again by itself, and at once by 'daybook summarise'"),
                summaries.notices());
        Files.delete(home.events.resolve(TENTH));
        write();
        assertEquals(List.of(), summaries.notices());
    }

    private int write() throws Exception {
        return summaries.writeAll((_, _) -> {});
    }

    private void writeAnew(LocalDate... days) throws Exception {
        summaries.forget(List.of(), List.of(days), (_, _) -> {});
    }
}
