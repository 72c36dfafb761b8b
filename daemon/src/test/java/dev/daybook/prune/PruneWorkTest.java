package dev.daybook.prune;

import static dev.daybook.store.StoredOperations.NOW;
import static dev.daybook.store.StoredOperations.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.operation.OperationEnd;
import dev.daybook.settings.Retention;
import dev.daybook.store.EndedOperationRows;
import dev.daybook.store.OldRows;
import dev.daybook.store.StoredOperations;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which folders go, and that nothing else does. Operations end one minute after the beginning. */
@Timeout(60)
class PruneWorkTest {

    private static final String A = "op_00000000aa";
    private static final String B = "op_00000000bb";
    private static final String C = "op_00000000cc";

    @TempDir
    Path home = Path.of("");
    private Path folder;
    private StoredOperations day;
    private PruneWork work;

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectory(home.resolve("operations"));
        day = new StoredOperations(home.resolve("data"));
        work = new PruneWork(folder, new EndedOperationRows(day.store), new OldRows(day.store),
                new Retention(90, 0, 0, 0, 90));
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void theFolderOfAnOperationGoesOnceItEndedLongEnoughAgo() throws Exception {
        ended(A);
        folder(A);
        Instant ninetyDays = at(60).plus(Duration.ofDays(90));
        assertEquals("0", prune(ninetyDays, Map.of()));
        assertEquals(List.of(A), names());
        assertEquals("1", prune(ninetyDays.plusSeconds(1), Map.of()));
        assertEquals(List.of(), names());
        assertEquals("completed", day.status(A), "its row stays");
    }

    @Test
    void theOptionSaysHowLong() throws Exception {
        ended(A);
        folder(A);
        assertEquals("0", prune(at(60).plus(Duration.ofDays(7)), Map.of("days", "7")));
        assertEquals("0", prune(at(60), Map.of("days", "0")));
        assertEquals("1", prune(at(61), Map.of("days", "0")));
    }

    @Test
    void oneThatHasNotEndedStays() throws Exception {
        day.pending(A);
        day.running(B);
        day.reconciling(C);
        for (String id : List.of(A, B, C)) {
            aged(folder(id));
        }
        assertEquals("0", prune(years(9), Map.of("days", "0")));
        assertEquals(List.of(A, B, C), names());
    }

    @Test
    void aPartStaysUntilTheWholeHasEnded() throws Exception {
        day.running(A);
        day.part(B, A);
        day.rows.end(B, 1, OperationEnd.completed(), at(60));
        folder(A);
        folder(B);
        assertEquals("0", prune(years(1), Map.of()));
        day.rows.end(A, 1, OperationEnd.completed(), years(2));
        assertEquals("1", prune(years(2), Map.of()));
        assertEquals(List.of(A), names());
    }

    @Test
    void onePartOfAWholeThatIsNotThereStays() throws Exception {
        day.running(A);
        day.part(B, C);
        folder(B);
        assertEquals("0", prune(years(1), Map.of()));
    }

    @Test
    void whatTheStoreDoesNotKnowGoesOnceNothingInItIsYoung() throws Exception {
        Instant limit = NOW.minus(Duration.ofDays(90));
        aged(folder(A));
        aged(folder(B));
        Files.setLastModifiedTime(folder.resolve(B).resolve("deep/log"), FileTime.from(limit));
        aged(folder(C));
        Files.setLastModifiedTime(folder.resolve(C), FileTime.from(limit));
        assertEquals("1", prune(NOW, Map.of()));
        assertEquals(List.of(B, C), names());
    }

    @Test
    void whatAWorkerHoldsStays() throws Exception {
        ended(A);
        folder(A);
        aged(folder(B));
        try (Holder one = new Holder(folder.resolve(A)); Holder other = new Holder(folder.resolve(B))) {
            assertTrue(one.holds() && other.holds());
            assertEquals("0", prune(years(1), Map.of()));
        }
        assertEquals("2", prune(years(1), Map.of()));
    }

    /** Another process with the lock: this one would take its own for free. */
    private static final class Holder implements AutoCloseable {

        private final Process process;

        Holder(Path operation) throws IOException {
            Path lock = operation.resolve("worker.lock");
            FileTime before = Files.getLastModifiedTime(lock);
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m",
                    "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(), lock.toString()).start();
            process.inputReader().readLine();
            Files.setLastModifiedTime(lock, before);
        }

        boolean holds() {
            return process.isAlive();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Test
    void whereALinkLeadsNothingIsTouched() throws Exception {
        Path theirs = Files.createDirectories(home.resolve("theirs"));
        Files.writeString(theirs.resolve("letter"), "dear");
        ended(A);
        Files.createSymbolicLink(folder(A).resolve("deep/link"), theirs);
        Files.createSymbolicLink(folder.resolve(A).resolve("file-link"), theirs.resolve("letter"));
        ended(B);
        Files.createSymbolicLink(folder.resolve(B), theirs);
        ended("op_00000000dd");
        Files.createSymbolicLink(folder.resolve("op_00000000dd"), theirs.resolve("letter"));
        Path dangling = Files.createSymbolicLink(folder.resolve(C), home.resolve("nowhere"));
        Files.getFileAttributeView(dangling, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(NOW.minus(Duration.ofDays(400))), null, null);

        assertEquals("4", prune(years(1), Map.of()));

        assertEquals(List.of(), names());
        assertEquals("dear", Files.readString(theirs.resolve("letter")));
    }

    @Test
    void aFolderOfAnyOtherNameIsNeverTouched() throws Exception {
        List<String> others = List.of("notes", "op_", "op_00000000aa.bak", "op_00000000AA", "op_00000000aaa",
                "notes.pruned", "wk_00000000aa");
        for (String name : others) {
            aged(folder(name));
        }
        aged(Files.writeString(folder.resolve(A), "a file"));
        assertEquals("0", prune(years(9), Map.of("days", "0")));
        assertEquals(Stream.concat(others.stream(), Stream.of(A)).sorted().toList(), names());
    }

    @Test
    void brokenOffAtEachStepItComesToTheSame() throws Exception {
        for (String id : List.of(A, B)) {
            ended(id);
            folder(id);
        }
        aged(folder(C));
        day.running("op_00000000dd");
        folder("op_00000000dd");
        BrokenOff.atEveryStep(work, order(years(1), Map.of()), () -> assertTrue(
                names().stream().noneMatch(name -> name.endsWith(".pruned"))));
        assertEquals(List.of("op_00000000dd"), names());
    }

    @Test
    void whatAKillLeftHalfDeletedIsDeletedHoweverYoungItIs() throws Exception {
        folder(A + ".pruned");
        ended(B);
        folder(B);
        assertEquals("2", prune(years(1), Map.of()));
        assertEquals(List.of(), names());
    }

    @Test
    void oneThatCannotBeDeletedKeepsNothingElseAndIsToldOf() throws Exception {
        ended(A);
        folder(A);
        // Where its name while it is deleted is taken by a file, the folder cannot have it.
        Files.writeString(folder.resolve(A + ".pruned"), "");
        ended(B);
        folder(B);
        List<String> told = new ArrayList<>();
        Map<String, String> made = work.run(order(years(1), Map.of()), (done, message) -> told.add(message + ""));
        assertEquals("1", made.get("DAYBOOK_PRUNED"));
        assertTrue(told.stream().anyMatch(line -> line.startsWith("1 of 2 folders could not be")), told.toString());
        assertEquals(List.of(A, A + ".pruned"), names());
    }

    @Test
    void itsOptionIsHeldToItsForm() {
        for (String good : List.of("0", "90", "3650")) {
            assertTrue(BrokenOff.fits(work, "days", good), good);
        }
        for (String bad : List.of("3651", "-1", "", "00", "1d", "10000", "1.0")) {
            assertFalse(BrokenOff.fits(work, "days", bad), bad);
        }
    }

    private void ended(String id) {
        day.running(id);
        day.rows.end(id, 1, OperationEnd.completed(), at(60));
    }

    private Path folder(String name) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.createDirectory(made.resolve("deep"));
        Files.writeString(made.resolve("deep/log"), "said");
        Files.writeString(made.resolve("worker.lock"), "pid 12");
        return made;
    }

    /** Makes all of it four hundred days old, from the inside out. */
    private static void aged(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.toList().reversed()) {
                Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(400))));
            }
        }
    }

    private static Instant years(int count) {
        return NOW.plus(Duration.ofDays(365L * count));
    }

    private String prune(Instant since, Map<String, String> options) throws Exception {
        return String.valueOf(work.run(order(since, options), BrokenOff.never()).get("DAYBOOK_PRUNED"));
    }

    private static DaemonWork.Order order(Instant since, Map<String, String> options) {
        return new DaemonWork.Order("op_0123456789", since, options);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
