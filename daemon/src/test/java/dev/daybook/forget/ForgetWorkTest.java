package dev.daybook.forget;

import static dev.daybook.store.StoredOperations.NOW;
import static dev.daybook.store.StoredOperations.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.ForgetReceipt;
import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.Rotation;
import dev.daybook.capture.RecordingChange;
import dev.daybook.category.Categories;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationEnd;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.store.ForgetRows;
import dev.daybook.store.StoreBackup;
import dev.daybook.store.StoredOperations;
import dev.daybook.store.SummaryRows;
import dev.daybook.summary.Summaries;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it over the real store, days' files, backups and folders. */
@Timeout(120)
class ForgetWorkTest {

    private static final String WORD = "Quittenmus";
    private static final String JOB = "op_00000000aa";
    private static final Order ORDER = new Order("op_0123456789", NOW, Map.of());

    @TempDir
    Path home = Path.of("");
    private StoredOperations day;
    private Summaries summaries;
    private ForgetDesk desk;
    private ForgetWork work;
    private Path event;
    private final List<NewOperation> begun = new ArrayList<>();

    @BeforeEach
    void recordADay() throws Exception {
        day = new StoredOperations(home.resolve("data"));
        Path events = Files.createDirectories(home.resolve("events"));
        event = events.resolve("event-2026-03-10.md");
        summaries = new Summaries(new SummaryRows(day.store), events, Categories.builtIn(), () -> ZoneOffset.UTC,
                () -> at(9_000));
        session(0, new Focus("Kochbuch", WORD + " — Entwurf", null), new Focus("Editor", "report", null));
        session(600, new Focus("Kochbuch", WORD + " — Entwurf", "https://example.org/" + WORD));
        session(1_200, new Focus("Editor", "report", null));
        job();
        summaries.writeAll((done, of) -> {});
        wire();
        backupWork(NOW)
                .run(new Order("op_0123456788", NOW, Map.of()), BrokenOff.never());
        Files.createDirectories(home.resolve("data/set-aside"));
        Files.writeString(home.resolve("data/set-aside/daybook.mv.db-1"), WORD);
    }

    private BackupWork backupWork(Instant now) {
        return new BackupWork(new Backups(home.resolve("data/backups")),
                new StoreBackup(day.store, home.resolve("data")), new Rotation(7, 4), () -> ZoneOffset.UTC, () -> now);
    }

    private void wire() {
        ForgetStore store = new ForgetRows(day.store, day.recording::nextActivityId);
        Path operations = home.resolve("operations");
        IntentFile intent = new IntentFile(home.resolve("data"));
        BackupRenewal backups = new BackupRenewal(new Backups(home.resolve("data/backups")),
                backupWork(at(9_000))::makeTheOnly);
        List<Trace> traces = List.of((forgotten, steps) -> {
            summaries.forget(forgotten.sessions(), forgotten.days(), (done, of) -> steps.next(0));
            return List.of();
        }, new OperationFolderTrace(operations), new SetAsideTrace(home.resolve("data")));
        work = new ForgetWork(intent, store, new ForgetWork.Surroundings((range, meant) -> {}, summaries::settle,
                traces, backups, new Look(List.of(home))), operations, () -> at(9_000));
        desk = new ForgetDesk(intent, store, work, backups, () -> ZoneOffset.UTC, () -> at(9_000), "boot");
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void nothingOfItIsLeftAndTheReceiptSaysSo() throws Exception {
        assertEquals(1, desk.preview(title()).sessions());
        assertEquals(1, desk.preview(title()).sessionsChanged());
        desk.forget(title(), true, begun::add);
        work.run(ORDER, BrokenOff.never());
        assertNothingLeft();
        ForgetReceipt receipt = desk.receipt(ORDER.operation()).orElseThrow();
        assertEquals(List.of(), receipt.leftIn());
        assertEquals(1, receipt.backupsRemoved());
        assertEquals(1, receipt.forgotten().operations());
        String text = Files.readString(event);
        assertTrue(text.contains("Editor"), text);
        assertFalse(text.contains("Kochbuch"), text);
        assertEquals(2, text.split("<!-- session ", -1).length - 1, text);
        assertEquals(1, begun.size());
        assertEquals("forget", begun.getFirst().title());
    }

    @Test
    void brokenOffAtEachStepItGoesOnAndComesToTheSame() throws Exception {
        desk.forget(title(), true, begun::add);
        int broken = 0;
        for (int steps = 0; !done(steps); steps += 1 + steps / 5) {
            assertTrue(Files.exists(home.resolve("data/forget.json")), "it is not finished");
            assertEquals(1, desk.notices().size());
            broken++;
        }
        assertTrue(broken > 8, "it was broken off " + broken + " times");
        assertNothingLeft();
        assertEquals(List.of(), desk.notices());
    }

    @Test
    void withoutBackupsWhatMayHoldItIsNamed() throws Exception {
        Files.writeString(event, Files.readString(event) + "\nI cooked " + WORD + " — Entwurf today.\n");
        Files.writeString(home.resolve("data/backups/daybook-20260309T120000Z.zip"), "of no checksum");
        desk.forget(title(), false, begun::add);
        work.run(ORDER, BrokenOff.never());
        List<String> left = desk.receipt(ORDER.operation()).orElseThrow().leftIn().stream()
                .map(ForgetReceipt.LeftIn::path).map(path -> Path.of(path).getFileName().toString()).sorted().toList();
        assertEquals(List.of("daybook-20260309T120000Z.zip", "daybook-20260310T120000Z.zip", "daybook.mv.db-1",
                "event-2026-03-10.md"), left);
        assertTrue(Files.exists(home.resolve("data/backups/daybook-20260310T120000Z.zip")));
    }

    @Test
    void whileSomethingIsBeingForgottenNothingElseIs() throws Exception {
        assertTrue(desk.forget(title(), false, begun::add).isPresent());
        assertTrue(desk.forget(title(), false, begun::add).isEmpty());
        desk.goOn(begun::add);
        assertEquals(2, begun.size());
        work.run(ORDER, BrokenOff.never());
        desk.goOn(begun::add);
        assertEquals(2, begun.size(), "it is done");
        assertThrows(IOException.class, () -> work.run(ORDER, BrokenOff.never()));
    }

    @Test
    void aCancelBeforeItHasBegunLeavesEverythingAndOneAfterComesTooLate() throws Exception {
        day.running(ORDER.operation());
        desk.forget(title(), false, begun::add);
        day.rows.cancel(ORDER.operation(), null, at(10));
        assertThrows(InterruptedException.class, () -> work.run(ORDER, new BrokenOff(0)));
        assertFalse(Files.exists(home.resolve("data/forget.json")));
        assertTrue(says(home.resolve("data/daybook.mv.db"), WORD));

        desk.forget(title(), true, begun::add);
        work.run(ORDER, new BrokenOff(1));
        assertNothingLeft();
    }

    private boolean done(int steps) throws Exception {
        try {
            work.run(ORDER, new BrokenOff(steps));
            return true;
        } catch (InterruptedException brokenOff) {
            return false;
        }
    }

    private static Criteria title() {
        return new Criteria(Instant.EPOCH, at(9_000), null, WORD);
    }

    private void session(long second, Focus... seen) {
        long id = day.recording.nextSessionId();
        TimeRange whole = new TimeRange(at(second), at(second + 60L * seen.length));
        List<Activity> spans = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (int minute = 0; minute < seen.length; minute++) {
            TimeRange range = new TimeRange(at(second + 60L * minute), at(second + 60L * minute + 60));
            spans.add(new Activity(day.recording.nextActivityId(), range, ActivityState.ACTIVE, seen[minute],
                    range.end()));
            blocks.add(new Block(range, 60, 0, 0, List.of(new Block.Use(seen[minute], 60))));
        }
        day.recording.record(new RecordingChange(whole.end(), spans, List.of(), blocks,
                List.of(new SessionChange.Opened(id, whole.start()),
                        new SessionChange.Ended(id, whole, SessionEnd.IDLE))));
    }

    private void job() throws IOException {
        day.rows.create(new NewOperation(JOB, "command", true, "cook " + WORD, List.of("cook", WORD), "/", "boot",
                StoredOperations.GRACE, null, 0, null, null, null), at(100));
        day.rows.claim(JOB, 1, StoredOperations.worker(1), StoredOperations.leader(1), at(101));
        day.rows.end(JOB, 1, OperationEnd.completed(), at(160));
        Files.writeString(Files.createDirectories(home.resolve("operations").resolve(JOB)).resolve("log"), WORD);
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(says(file, WORD), file.toString());
            }
        }
    }

    private static boolean says(Path file, String word) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).contains(word);
    }
}
