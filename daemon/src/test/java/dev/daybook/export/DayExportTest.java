package dev.daybook.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.capture.RecordingChange;
import dev.daybook.server.DayReader;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.store.DayRows;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a real store as files. Berlin's days: 23 h on 29 March 2026, 25 h on 25 October. */
class DayExportTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SPRING = Instant.parse("2026-03-30T00:00:00Z");

    @TempDir
    Path folder = Path.of("");
    private Store store;
    private RecordingRows rows;
    private DayExport export;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(folder.resolve("data"), SPRING);
        rows = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0.1", SPRING));
        export = new DayExport(new DayRows(store), exports(), folder.resolve("home"), () -> BERLIN);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theShortDayInSpringHasItsTwentyThreeHours() throws Exception {
        session("2026-03-28T22:59:00Z", "2026-03-28T23:00:00Z", "before it");
        long first = session("2026-03-28T23:00:00Z", "2026-03-28T23:01:00Z", "at midnight");
        long last = session("2026-03-29T21:59:00Z", "2026-03-29T22:00:00Z", "its last minute");
        session("2026-03-29T22:00:00Z", "2026-03-29T22:01:00Z", "after it");

        run(SPRING, Map.of());

        ExportedDay day = day("2026-03-29");
        assertEquals(Duration.ofHours(23), Duration.between(day.start(), day.end()));
        assertEquals(List.of(first, last), ids(day));
        assertEquals(List.of("at midnight", "its last minute"),
                day.blocks().stream().map(block -> block.uses().getFirst().title()).toList());
        assertEquals(List.of(new Totals.Total("Editor", 120)), day.totals().totals());
        assertEquals("Europe/Berlin", day.zone());
    }

    @Test
    void theLongDayInAutumnHasItsTwentyFiveHours() throws Exception {
        long first = session("2026-10-24T22:00:00Z", "2026-10-24T22:01:00Z", "at midnight");
        long last = session("2026-10-25T22:59:00Z", "2026-10-25T23:00:00Z", "its last minute");
        session("2026-10-25T23:00:00Z", "2026-10-25T23:01:00Z", "after it");

        run(Instant.parse("2026-10-25T23:00:00Z"), Map.of());

        ExportedDay day = day("2026-10-25");
        assertEquals(Duration.ofHours(25), Duration.between(day.start(), day.end()));
        assertEquals(List.of(first, last), ids(day));
        assertEquals(120, day.totals().activeSeconds());
    }

    @Test
    void aDayHoldsWhatTheApiAnswers() throws Exception {
        session("2026-03-29T08:00:00Z", "2026-03-29T08:01:00Z", "one");
        run(SPRING, Map.of());

        ExportedDay day = day("2026-03-29");
        DayRows days = new DayRows(store);
        TimeRange range = new TimeRange(day.start(), day.end());
        assertEquals(days.sessions(new DayReader.Filter(null, null, null, null, null, 9)), day.sessions());
        assertEquals(days.timeline(range), new Timeline(day.blocks()));
        assertEquals(days.totals(range, "app"), day.totals());
    }

    @Test
    void aSessionAcrossMidnightIsInBothDays() throws Exception {
        long across = session("2026-03-28T22:59:00Z", "2026-03-28T23:01:00Z", "late");
        run(SPRING, Map.of("days", "2"));
        assertEquals(List.of(across), ids(day("2026-03-28")));
        assertEquals(List.of(across), ids(day("2026-03-29")));
        assertEquals(1, day("2026-03-28").blocks().size());
        assertEquals(1, day("2026-03-29").blocks().size());
    }

    @Test
    void moreSessionsThanAPageAreAllThere() throws Exception {
        List<SessionChange> changes = new ArrayList<>();
        for (int i = 0; i < 1203; i++) {
            TimeRange range = new TimeRange(Instant.parse("2026-03-29T06:00:00Z").plusSeconds(20L * i),
                    Instant.parse("2026-03-29T06:00:10Z").plusSeconds(20L * i));
            long id = rows.nextSessionId();
            changes.add(new SessionChange.Opened(id, range.start()));
            changes.add(new SessionChange.Ended(id, range, SessionEnd.IDLE));
        }
        rows.record(new RecordingChange(SPRING, List.of(), List.of(), List.of(), changes));
        run(SPRING, Map.of());
        List<Long> ids = ids(day("2026-03-29"));
        assertEquals(1203, ids.size());
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    @Test
    void theLastWholeLocalDaysAreWrittenOneStepADay() throws Exception {
        // Half past midnight on the 31st where the person is; still the 30th in UTC.
        BrokenOff steps = BrokenOff.never();
        Map<String, String> variables = export.run(order("2026-03-30T22:30:00Z", Map.of("days", "3")), steps);
        assertEquals(List.of("2026-03-28", "2026-03-29", "2026-03-30"), steps.said);
        assertEquals(List.of("day-2026-03-28.json", "day-2026-03-29.json", "day-2026-03-30.json"),
                List.copyOf(files(exports()).keySet()));
        assertEquals(Map.of("DAYBOOK_EXPORT", exports().resolve("day-2026-03-30.json").toString(),
                "DAYBOOK_EXPORT_FOLDER", exports().toString()), variables);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(exports())));
    }

    @Test
    void brokenOffAtEachStepItComesToTheSame() throws Exception {
        session("2026-03-28T22:59:00Z", "2026-03-28T23:01:00Z", "late");
        Map<String, String> once = run(SPRING, Map.of("days", "5"));
        Map<String, String> files = files(exports());
        assertEquals(once, run(SPRING, Map.of("days", "5")));
        assertEquals(files, files(exports()), "the same data give the same bytes");

        Path again = folder.resolve("again");
        BrokenOff.atEveryStep(export, order(SPRING.toString(), Map.of("days", "5", "to", again.toString())),
                () -> assertTrue(files(again).keySet().stream().allMatch(name -> name.endsWith(".json"))));
        assertEquals(files, files(again));
    }

    @Test
    void whatAKillLeftIsClearedAndNothingElse() throws Exception {
        Files.createDirectories(exports());
        Files.writeString(exports().resolve("day-2026-03-29.json.tmp"), "{\"date\":\"20");
        Files.writeString(exports().resolve("day-2026-02-01.json.tmp"), "from another zone");
        Files.writeString(exports().resolve("day-2026-03-29.json"), "an older one");
        Files.writeString(exports().resolve("notes.json.tmp"), "the person's");
        run(SPRING, Map.of());
        assertEquals(List.of("day-2026-03-29.json", "notes.json.tmp"), List.copyOf(files(exports()).keySet()));
        assertEquals(LocalDate.parse("2026-03-29"), day("2026-03-29").date());
    }

    @Test
    void aFolderOfThePersonsIsMadeAndLeftAsItIs() throws Exception {
        Path theirs = Files.createDirectories(folder.resolve("home/days"));
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(theirs.toString(), run(SPRING, Map.of("to", "~/days")).get("DAYBOOK_EXPORT_FOLDER"));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(theirs)));
        run(SPRING, Map.of("to", "~/new/deep"));
        assertTrue(Files.exists(folder.resolve("home/new/deep/day-2026-03-29.json")));
        assertFalse(Files.exists(exports()));
    }

    @Test
    void aFolderThatCannotBeWrittenFailsInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        IOException refused = assertThrows(IOException.class, () -> run(SPRING, Map.of("to", file.toString())));
        assertEquals("cannot export to the folder " + file + ": a file is in its place; move it away or name another"
                + " folder", refused.getMessage());
        IOException below = assertThrows(IOException.class, () -> run(SPRING, Map.of("to", file + "/below")));
        assertTrue(String.valueOf(below.getMessage()).startsWith("cannot export to the folder " + file + "/below: "),
                below.getMessage());
        assertEquals(1, String.valueOf(below.getMessage()).lines().count());
        Files.createDirectories(exports().resolve("day-2026-03-29.json/in the way"));
        IOException inTheWay = assertThrows(IOException.class, () -> run(SPRING, Map.of()));
        assertTrue(String.valueOf(inTheWay.getMessage()).startsWith("cannot write the exported day "
                + exports().resolve("day-2026-03-29.json") + ": "), inTheWay.getMessage());
        assertEquals(1, files(exports()).size(), "no temporary file is left");
    }

    @Test
    void itsOptionsAreHeldToTheirForms() {
        for (String good : List.of("1", "31", "400")) {
            assertTrue(BrokenOff.fits(export, "days", good), good);
        }
        for (String bad : List.of("0", "401", "-1", "", "1.5", "many", "01", "99999999999", " 1", "١")) {
            assertFalse(BrokenOff.fits(export, "days", bad), bad);
        }
        for (String good : List.of("/tmp/days", "~/days", "/with a space")) {
            assertTrue(BrokenOff.fits(export, "to", good), good);
        }
        for (String bad : List.of("", "days", "./days", "~other/days", "~", "/two\nlines", "/nul\u0000")) {
            assertFalse(BrokenOff.fits(export, "to", bad), bad);
        }
    }

    private Path exports() {
        return folder.resolve("exports");
    }

    private Map<String, String> run(Instant since, Map<String, String> options) throws Exception {
        return export.run(order(since.toString(), options), BrokenOff.never());
    }

    private static DaemonWork.Order order(String since, Map<String, String> options) {
        return new DaemonWork.Order("op_0123456789", Instant.parse(since), options);
    }

    private ExportedDay day(String date) throws IOException {
        return Json.MAPPER.readValue(Files.readString(exports().resolve("day-" + date + ".json")), ExportedDay.class);
    }

    private static List<Long> ids(ExportedDay day) {
        return day.sessions().stream().map(Session::id).toList();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.isDirectory(file) ? "" : Files.readString(file));
            }
        }
        return contents;
    }

    /** An ended session with a block a minute. */
    private long session(String start, String end, String title) {
        TimeRange range = new TimeRange(Instant.parse(start), Instant.parse(end));
        List<Block> blocks = new ArrayList<>();
        for (Instant at = range.start(); at.isBefore(range.end()); at = at.plusSeconds(60)) {
            blocks.add(new Block(new TimeRange(at, at.plusSeconds(60)), 60, 0, 0,
                    List.of(new Block.Use(new Focus("Editor", title, null), 60))));
        }
        long id = rows.nextSessionId();
        rows.record(new RecordingChange(range.end(), List.of(), List.of(), blocks,
                List.of(new SessionChange.Opened(id, range.start()),
                        new SessionChange.Ended(id, range, SessionEnd.IDLE))));
        return id;
    }
}
