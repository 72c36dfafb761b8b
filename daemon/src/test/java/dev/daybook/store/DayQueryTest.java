package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Day;
import dev.daybook.api.Totals;
import dev.daybook.capture.Pause;
import dev.daybook.capture.RecordingChange;
import dev.daybook.category.Categories;
import dev.daybook.category.Rule;
import dev.daybook.day.LocalDay;
import dev.daybook.matching.Conditions;
import dev.daybook.matching.TextPattern;
import dev.daybook.recovery.Cause;
import dev.daybook.recovery.Evidence;
import dev.daybook.recovery.Recovered;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayQueryTest {

    private static final Focus LETTER = new Focus("Editor", "Letter", null);
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    private final Store store;
    private final RecordingRows recording;
    private final RecoveryRows recovery;
    private final PauseRows pauses;
    private final DayRows days;

    DayQueryTest(@TempDir Path folder) throws StoreException {
        this.store = Store.open(folder, at("00:00"));
        long launch = new LaunchRows(store).begin("here", 1, "boot", "0", at("00:00"));
        this.recording = new RecordingRows(store, launch);
        this.recovery = new RecoveryRows(store, recording, launch);
        this.pauses = new PauseRows(store);
        this.days = new DayRows(store, new Categories(
                List.of(rule("Mail", "Browser", "Inbox", null), rule("Maps", "Browser", null, "maps"),
                        rule("Work/Letters", "Editor", null, null))));
    }

    private static Rule rule(String category, String app, @Nullable String title, @Nullable String url) {
        return new Rule(category,
                new Conditions(TextPattern.known(app), title == null ? null : TextPattern.known(title),
                        url == null ? null : TextPattern.known(url)),
                Rule.BUILT_IN);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSleepThatBeganTheEveningBeforeReachesIntoTheDay() {
        asleep("-02:00", "08:00");
        active(recording.nextActivityId(), "08:00", "08:10");

        assertEquals(new Day.Coverage(600, 0, 0, 0, 28_800, 0, 0, 57_000), coverage("08:10"));
        assertEquals(List.of(gap("00:00", "08:00", "asleep")), day("08:10").gaps());
    }

    @Test
    void aSleepOfDaysCoversTheDaysWithin() {
        asleep("-30:00", "80:00");

        assertEquals(new Day.Coverage(0, 0, 0, 0, 86_400, 0, 0, 0), coverage("90:00"));
    }

    @Test
    void aSleepIsFoundBehindWhatAClockThatWasSetBackLeft() {
        asleep("-02:00", "02:00");
        for (int minute = 0; minute < 10; minute++) {
            active(recording.nextActivityId(), "-01:%02d".formatted(59 - minute), "-01:%02d".formatted(59 - minute));
        }

        assertEquals(7_200, coverage("24:00").asleep());
    }

    @Test
    void theActiveTimeOfARecoveredSessionIsRecovered() {
        block("10:00", 60);
        block("10:01", 30);
        block("10:02", 40);
        recovery.settle(List.of(new Recovered(recording.nextSessionId(), new TimeRange(at("10:00"), at("10:02")),
                Cause.KILLED, Evidence.BLOCK, new TimeRange(at("10:00"), at("10:02")), at("11:00"))), List.of());

        assertEquals(new Day.Coverage(40, 90, 0, 0, 0, 0, 86_270, 0), coverage("24:00"));
    }

    @Test
    void aPauseThatNobodyEndedGoesOnUntilNowOrUntilItsTime() {
        pauses.begin(new Pause(at("10:00"), null));
        assertEquals(3_600, coverage("11:00").paused());

        pauses.end(at("11:00"));
        pauses.begin(new Pause(at("12:00"), at("12:30")));
        Day.Coverage later = coverage("14:00");
        assertEquals(5_400, later.paused());
        assertEquals(45_000, later.unknown());
        assertEquals(36_000, later.ahead());
    }

    @Test
    void aPauseCoversTheDaysThatLieWithinIt() {
        pauses.begin(new Pause(at("-20:00"), null));
        pauses.end(at("50:00"));

        assertEquals(86_400, coverage("60:00").paused());
    }

    @Test
    void minutesThatAreNotYetFoldedCount() {
        block("10:00", 60);
        active(recording.nextActivityId(), "10:01", "10:05");

        Day day = day("10:05");
        assertEquals(new Day.Coverage(300, 0, 0, 0, 0, 0, 36_000, 50_100), day.coverage());
        assertEquals(List.of(new Totals.Total("Work/Letters", 300)), day.categories());
        assertEquals(List.of(new Totals.Total("Editor", 300)), day.applications());
    }

    @Test
    void whatOneProgramShowsIsSortedByTitleAndAddressTheStoredAndTheLive() {
        block("10:00", 60);
        block("10:01", new Block.Use(new Focus("Browser", "Inbox", null), 10),
                new Block.Use(new Focus("Browser", "Way home", "https://maps.org/"), 20),
                new Block.Use(new Focus("Browser", "Inbox", "https://maps.org/"), 5),
                new Block.Use(new Focus("Player", "Inbox", null), 15));
        block("10:02", new Block.Use(new Focus("Browser", "Inbox", null), 7));
        record(new Activity(recording.nextActivityId(), new TimeRange(at("10:03"), at("10:05")), ActivityState.ACTIVE,
                new Focus("Browser", "Inbox (2)", null), at("10:03")), null);

        assertEquals(List.of(new Totals.Total("Mail", 142), new Totals.Total("Work/Letters", 60),
                new Totals.Total("Maps", 20), new Totals.Total("Uncategorised", 15)), day("11:00").categories());
        assertEquals(List.of(new Totals.Total("Browser", 162), new Totals.Total("Editor", 60),
                new Totals.Total("Player", 15)), day("11:00").applications());
    }

    @Test
    void aLongTimeIsSortedWithItsEmptyYearsAndTheSameWhenItIsAskedAgain() {
        block("-9000:00", new Block.Use(new Focus("Browser", "Way home", "https://maps.org/"), 20),
                new Block.Use(new Focus("Browser", "Way home", null), 10));
        block("10:00", 60);
        block("33:59", new Block.Use(new Focus("Browser", "Inbox", null), 7));
        block("34:00", new Block.Use(new Focus("Browser", "Inbox", null), 8));

        TimeRange ever = new TimeRange(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
        List<Totals.Total> sorted = List.of(new Totals.Total("Work/Letters", 60), new Totals.Total("Maps", 20),
                new Totals.Total("Mail", 15), new Totals.Total("Uncategorised", 10));
        assertEquals(sorted, days.totals(ever, "category").totals());
        assertEquals(sorted, days.totals(ever, "category").totals());
        assertEquals(List.of(new Totals.Total("Mail", 7)),
                days.totals(new TimeRange(at("33:59"), at("34:00")), "category").totals());
    }

    @Test
    void whatTheRecorderHasNotStoredYetIsAheadForAMoment() {
        active(recording.nextActivityId(), "00:00", "10:00");

        assertEquals(0, days.days(List.of(here()), at("10:00").plusSeconds(11)).getFirst().coverage().unknown());
        assertEquals(120, days.days(List.of(here()), at("10:02")).getFirst().coverage().unknown());
    }

    @Test
    void aDayOnWhichTheClocksChangeAddsUp() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant now = Instant.parse("2027-01-01T00:00:00Z");
        List<Day> found = days.days(List.of(new LocalDay(LocalDate.of(2026, 3, 29), berlin),
                new LocalDay(LocalDate.of(2026, 10, 25), berlin)), now);

        assertEquals(List.of(82_800L, 90_000L), found.stream().map(day -> day.coverage().unknown()).toList());
        assertEquals("Europe/Berlin", found.getFirst().zone());
    }

    private Day day(String now) {
        return days.days(List.of(here()), at(now)).getFirst();
    }

    private Day.Coverage coverage(String now) {
        return day(now).coverage();
    }

    private static LocalDay here() {
        return new LocalDay(DATE, ZoneId.of("UTC"));
    }

    private void asleep(String start, String end) {
        Instant until = at(end);
        record(new Activity(recording.nextActivityId(), new TimeRange(at(start), until), ActivityState.ASLEEP, null,
                until), null);
    }

    private void active(long id, String start, String end) {
        record(new Activity(id, new TimeRange(at(start), at(end)), ActivityState.ACTIVE, LETTER, at(start)), null);
    }

    private void block(String start, int active) {
        block(start, new Block.Use(LETTER, active));
    }

    private void block(String start, Block.Use... uses) {
        record(null, new Block(new TimeRange(at(start), at(start).plusSeconds(60)),
                Stream.of(uses).mapToInt(Block.Use::seconds).sum(), 0, 0, List.of(uses)));
    }

    private void record(@Nullable Activity activity, @Nullable Block block) {
        recording.record(new RecordingChange(at("00:00"), activity == null ? List.of() : List.of(activity), List.of(),
                block == null ? List.of() : List.of(block), List.of()));
    }

    private static Day.Gap gap(String start, String end, String kind) {
        return new Day.Gap(at(start), at(end), kind);
    }

    /** Hours may lie before or beyond the day. */
    private static Instant at(String time) {
        String[] parts = time.split(":", -1);
        int hours = Integer.parseInt(parts[0]);
        return DATE.atStartOfDay(ZoneId.of("UTC")).toInstant()
                .plusSeconds(hours * 3_600L + Integer.parseInt(parts[1]) * 60L);
    }
}
