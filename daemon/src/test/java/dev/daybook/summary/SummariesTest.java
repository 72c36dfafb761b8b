package dev.daybook.summary;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.category.Categories;
import dev.daybook.server.DayReader;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionWish;
import dev.daybook.store.SessionEditRows;
import dev.daybook.store.SummaryRows;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The summaries' thread over the real store and real files, by a clock that the test sets. */
@Timeout(60)
class SummariesTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NINE.plus(Duration.ofHours(1)));
    private final AtomicReference<ZoneId> zone = new AtomicReference<>(ZoneId.of("Europe/Berlin"));
    private final Path events;
    private final SummaryHome home;
    private final SummaryRows due;
    private final Summaries summaries;

    SummariesTest(@TempDir Path folder) throws Exception {
        this.home = new SummaryHome(folder, NINE);
        this.events = home.events;
        this.due = home.rows;
        this.summaries = new Summaries(due, events, Categories.builtIn(), zone::get, clock::get);
    }

    @AfterEach
    void close() {
        summaries.close();
        home.close();
    }

    @Test
    void anEndedSessionIsWrittenAndTitledByItsApplications() throws IOException {
        long session = ended(NINE, "Letter", "Editor");
        summaries.start();

        awaitSummary(session, "written");

        assertEquals("Editor", session(session).title());
        assertTrue(day("2026-03-10").contains("## 10:00–10:01 Editor\n"), day("2026-03-10"));
        assertTrue(day("2026-03-10").contains("  - 10:00–10:01 Editor: Letter\n"));
        assertEquals(new DayReader.Waiting(0, 0), home.days.waiting());
    }

    @Test
    void aSessionThatEndsLaterIsWrittenOnceWoken() {
        summaries.start();
        long session = ended(NINE, "Letter", "Editor");
        summaries.wake();

        awaitSummary(session, "written");
    }

    @Test
    void aSessionBelongsToTheDayItStartsOnWhereThePersonIs() {
        long session = ended(Instant.parse("2026-03-10T23:30:00Z"), "Letter", "Editor");
        summaries.start();

        awaitSummary(session, "written");

        assertTrue(Files.exists(events.resolve("event-2026-03-11.md")));
        assertFalse(Files.exists(events.resolve("event-2026-03-10.md")));
    }

    @Test
    void aSessionWithoutBlocksIsDoneAndLeavesNoFile() throws IOException {
        long empty = home.recording.nextSessionId();
        record(new Minutes(NINE), new SessionChange.Opened(empty, NINE),
                new SessionChange.Ended(empty, new TimeRange(NINE, NINE.plusSeconds(60)), SessionEnd.IDLE));
        summaries.start();

        awaitSummary(empty, "written");

        assertEquals(null, session(empty).title());
        assertEquals(List.of(), files());
        assertEquals(List.of(), due.due(NINE.plus(Duration.ofDays(400))));
    }

    @Test
    void theActiveSessionIsLeftAlone() throws IOException {
        long open = home.recording.nextSessionId();
        record(new Minutes(NINE).in("Editor", "Letter", 1), new SessionChange.Opened(open, NINE));
        long next = ended(NINE.plusSeconds(600), "News", "Browser");
        summaries.start();

        awaitSummary(next, "written");

        assertEquals("none", session(open).summary());
        assertFalse(day("2026-03-10").contains("Editor"));
    }

    @Test
    void aFailureIsShownAndTriedAgainAfterFiveFifteenThirtySixtyAndEveryHundredTwentyMinutes() throws IOException {
        Files.delete(events);
        Files.writeString(events, "a file in the folder's place");
        long session = ended(NINE, "Letter", "Editor");
        summaries.start();

        int attempt = 0;
        for (int minutes : new int[]{5, 15, 30, 60, 120, 120, 120}) {
            attempt++;
            awaitAttempts(session, attempt);
            assertEquals(new DayReader.Waiting(1, 1), home.days.waiting());
            Instant retry = clock.get().plus(Duration.ofMinutes(minutes));
            assertEquals(List.of(), due.due(retry.minusSeconds(1)));
            assertEquals(1, due.due(retry).size());
            clock.set(retry);
            summaries.wake();
        }
        awaitAttempts(session, attempt + 1);
        Files.delete(events);
        Files.createDirectory(events);
        clock.set(clock.get().plus(Duration.ofHours(2)));
        summaries.wake();

        awaitSummary(session, "written");
        assertTrue(day("2026-03-10").contains("Letter"));
        assertEquals(new DayReader.Waiting(0, 0), home.days.waiting());
    }

    @Test
    void aSessionThatCannotBeWrittenHoldsUpNoOther() throws IOException {
        Files.createDirectory(events.resolve("event-2026-03-10.md"));
        long stuck = ended(NINE, "Letter", "Editor");
        long next = ended(NINE.plus(Duration.ofDays(1)), "News", "Browser");
        summaries.start();

        awaitSummary(next, "written");

        assertEquals("failed", session(stuck).summary());
        assertTrue(day("2026-03-11").contains("News"));
    }

    @Test
    void theCategoryIsThatOfMostOfTheTimeOrThatWhichAPersonChose() throws IOException {
        ended(NINE, "Main.java - atlas - Visual Studio Code", "code");
        long odd = ended(NINE.plus(Duration.ofHours(2)), "?", "a program nobody has heard of");
        home.edit(odd).say(null, null, "Home/Garden");
        summaries.start();

        awaitSummary(odd, "written");

        String day = day("2026-03-10");
        assertTrue(day.contains(", mostly Work/Code.\n"), day);
        assertTrue(day.contains(", filed under Home/Garden.\n"), day);
        assertTrue(day.contains("\n- Categories: Uncategorised 1 min\n"), day);
    }

    @Test
    void aFailureThatNobodyForesawHoldsUpNoOther() {
        long stuck = ended(NINE, "Letter", "Editor");
        long next = ended(NINE.plus(Duration.ofDays(1)), "News", "Browser");
        AtomicBoolean failed = new AtomicBoolean();
        try (Summaries surprised = new Summaries(due, events, Categories.builtIn(), () -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("as the zone's file is being replaced");
            }
            return ZoneId.of("Europe/Berlin");
        }, clock::get)) {
            surprised.start();

            awaitSummary(next, "written");
        }
        assertEquals("failed", session(stuck).summary());
    }

    @Test
    void aWrittenSummaryCannotFailAfterwards() throws IOException {
        long session = ended(NINE, "Letter", "Editor");
        summaries.start();
        awaitSummary(session, "written");
        String once = day("2026-03-10");
        due.failed(session, NINE);
        summaries.wake();
        long next = ended(NINE.plus(Duration.ofDays(1)), "News", "Browser");
        summaries.wake();
        awaitSummary(next, "written");

        assertEquals("written", session(session).summary());
        assertEquals(once, day("2026-03-10"));
    }

    @Test
    void aCorrectedEndIsWrittenInThePlaceOfTheOldOne() throws IOException {
        long session = ended(NINE, "Letter", "Editor");
        record(new Minutes(NINE.plusSeconds(60)).in("Browser", "News", 2));
        summaries.start();
        awaitSummary(session, "written");

        correct(session, NINE.plusSeconds(180));

        assertEquals("Browser, Editor", session(session).title());
        assertTrue(day("2026-03-10").contains("## 10:00–10:03 Browser, Editor\n"), day("2026-03-10"));
        assertFalse(day("2026-03-10").contains("## 10:00–10:01"), day("2026-03-10"));
    }

    @Test
    void anEntryOfWhichNothingIsLeftAfterACorrectionIsTakenOut() throws IOException {
        long session = home.recording.nextSessionId();
        record(new Minutes(NINE.plusSeconds(60)).in("Editor", "Letter", 1), new SessionChange.Opened(session, NINE),
                new SessionChange.Ended(session, new TimeRange(NINE, NINE.plusSeconds(120)), SessionEnd.IDLE));
        summaries.start();
        awaitSummary(session, "written");
        assertTrue(day("2026-03-10").contains("Editor"));

        correct(session, NINE.plusSeconds(60));

        assertEquals(null, session(session).title());
        assertEquals(List.of(), files());
    }

    @Test
    void atFiveToMidnightAlsoThatIsTriedWhoseRetryIsFar() throws IOException {
        Files.delete(events);
        Files.writeString(events, "a file in the folder's place");
        clock.set(Instant.parse("2026-03-10T22:50:00Z"));
        long session = ended(NINE, "Letter", "Editor");
        summaries.start();
        awaitAttempts(session, 1);
        due.failed(session, clock.get().plus(Duration.ofHours(2)));
        Files.delete(events);
        Files.createDirectory(events);
        clock.set(Instant.parse("2026-03-10T22:54:59Z"));
        long other = ended(NINE.minus(Duration.ofDays(9)), "News", "Browser");
        summaries.wake();
        awaitSummary(other, "written");
        assertEquals("failed", session(session).summary());

        clock.set(Instant.parse("2026-03-10T22:55:00Z"));
        summaries.wake();
        awaitSummary(session, "written");
    }

    @Test
    void aLaunchTriesAlsoWhatHasFailedBefore() {
        long session = ended(NINE, "Letter", "Editor");
        due.failed(session, clock.get().plus(Duration.ofDays(1)));
        summaries.start();

        awaitSummary(session, "written");
    }

    @Test
    void aDayIsCompletedOnceItIsOver() throws IOException {
        long session = ended(NINE, "Letter", "Editor");
        Files.writeString(events.resolve("event-2026-03-09.md.tmp"), "half of what a kill left");
        summaries.start();
        awaitSummary(session, "written");
        assertTrue(day("2026-03-10").contains("\nas_of: 2026-03-10T11:00:00+01:00\n"), day("2026-03-10"));
        await().until(() -> files().equals(List.of("event-2026-03-10.md")));

        clock.set(Instant.parse("2026-03-11T06:00:00Z"));
        summaries.wake();
        await().until(() -> !day("2026-03-10").contains("as_of"));
        assertTrue(day("2026-03-10").contains("unknown: 86340,"), day("2026-03-10"));
    }

    private void correct(long session, Instant end) {
        assertInstanceOf(EditAnswer.Done.class,
                new SessionEditRows(home.store, home.recording::nextSessionId).edit(session, SessionWish.end(end),
                        clock.get()));
        summaries.wake();
        awaitSummary(session, "written");
    }

    private void awaitSummary(long session, String state) {
        await().until(() -> session(session).summary(), state::equals);
    }

    private void awaitAttempts(long session, int attempts) {
        Instant farAhead = clock.get().plus(Duration.ofDays(1));
        await().until(() -> due.due(farAhead).stream().filter(waiting -> waiting.id() == session).findFirst()
                .map(SummaryStore.Waiting::attempts).orElse(-1), count -> count == attempts);
    }

    private Session session(long id) {
        return home.session(id);
    }

    private String day(String date) throws IOException {
        return home.day(date);
    }

    private List<String> files() throws IOException {
        return List.copyOf(home.files().keySet());
    }

    private long ended(Instant start, String title, String application) {
        return home.ended(start, title, application);
    }

    private void record(Minutes minutes, SessionChange... sessions) {
        home.record(minutes, sessions);
    }
}
