package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final UUID ID = UUID.fromString("6c1f4f7e-5b0e-4a0e-9d55-0f6f3a6f8a11");
    private static final int SMALL = 512;

    @TempDir
    Path folder = Path.of("");
    private JournalDisk disk = new JournalDisk.Folder(folder);

    @BeforeEach
    void useTheFolder() {
        disk = new JournalDisk.Folder(folder);
    }

    @Test
    void whatWasAppendedIsScannedInOrderWithItsBytesAndHeader() throws IOException {
        try (Journal journal = journal(Journal.SEGMENT_BYTES)) {
            journal.append(ID, 7, 1, List.of(bytes("one"), bytes("two")));
            journal.append(ID, 7, 3, List.of(new byte[0]));
            journal.append(ID, 7, 4, List.of(bytes("four")));
            Journal.Scan scan = journal(SMALL).scan(0);
            assertEquals(Map.of(1L, "one", 2L, "two", 3L, "", 4L, "four"), text(scan));
            assertEquals(new SegmentFormat.Header(ID, 7, 1), scan.segments().getFirst().header());
            assertEquals(Map.of(), scan.damaged());
        }
    }

    @Test
    void anEmptyFolderAndAMissingOneHoldNoChange() throws IOException {
        Journal.Scan none = new Journal(new JournalDisk.Folder(folder.resolve("missing")), SMALL).scan(0);
        assertTrue(none.empty());
        assertEquals(0, none.last());
        assertTrue(journal(SMALL).scan(0).empty());
    }

    @Test
    void closingCutsTheSegmentToWhatItHoldsAndLeavesNoEmptyOne() throws IOException {
        Journal journal = journal(Journal.SEGMENT_BYTES);
        journal.append(ID, 1, 1, List.of(bytes("one")));
        assertEquals(Journal.SEGMENT_BYTES, Files.size(onlySegment()));
        journal.close();
        assertTrue(Files.size(onlySegment()) < 256, "the preallocated rest is given back");
    }

    @Test
    void theJournalRollsIntoNewSegmentsNamedByTheirFirstChange() throws IOException {
        fill(1, 40);
        List<String> names = disk.names();
        assertTrue(names.size() > 2, names.toString());
        Journal.Scan scan = journal(SMALL).scan(0);
        assertEquals(expected(1, 40), text(scan));
        assertEquals(names, scan.segments().stream().map(s -> "%016d.journal".formatted(s.header().first())).toList());
    }

    @Test
    void scanningReadsBackOnlyToTheFirstChangeTheDatabaseLacks() throws IOException {
        fill(1, 40);
        Map<Long, String> lacking = text(journal(SMALL).scan(30));
        assertTrue(lacking.keySet().stream().toList().getFirst() <= 31, lacking.toString());
        assertTrue(lacking.size() < 20, "older segments are left alone: " + lacking.keySet());
        assertEquals(40, journal(SMALL).scan(40).last());
        assertEquals(40, journal(SMALL).scan(Long.MAX_VALUE - 1).last());
    }

    @Test
    void coveredSegmentsGoWholeAndTheNewestNever() throws IOException {
        fill(1, 40);
        List<String> names = disk.names();
        long second = journal(SMALL).scan(0).segments().get(1).header().first();
        assertEquals(0, journal(SMALL).drop(second - 2), "the first holds a change after it");
        assertEquals(names, disk.names());
        assertEquals(1, journal(SMALL).drop(second - 1));
        assertEquals(expected(second, 40), text(journal(SMALL).scan(0)));
        assertEquals(names.size() - 2, journal(SMALL).drop(1_000));
        assertEquals(List.of(names.getLast()), disk.names());
    }

    @Test
    void brokenOffWhileSegmentsGoTheJournalBeginsLaterAndHasNoHole() throws IOException {
        fill(1, 40);
        List<String> names = disk.names();
        for (int after = 0; after < names.size(); after++) {
            int goes = after;
            JournalDisk dying = new FailingDisk(disk) {
                private int gone;

                @Override
                public void delete(String name) throws IOException {
                    if (gone++ == goes) {
                        throw new IOException("the power is cut");
                    }
                    super.delete(name);
                }
            };
            try {
                new Journal(dying, SMALL).drop(1_000);
            } catch (IOException cut) {
                assertEquals("the power is cut", cut.getMessage());
            }
            List<String> left = disk.names();
            assertEquals(names.subList(names.size() - left.size(), names.size()), left);
        }
        assertEquals(List.of(names.getLast()), disk.names());
    }

    @Test
    void aSegmentThatIsOpenIsNotDropped() throws IOException {
        try (Journal journal = journal(Journal.SEGMENT_BYTES)) {
            journal.append(ID, 1, 1, List.of(bytes("one")));
            assertEquals(0, journal.drop(1));
            journal.append(ID, 1, 2, List.of(bytes("two")));
        }
        assertEquals(Map.of(1L, "one", 2L, "two"), text(journal(SMALL).scan(0)));
    }

    @Test
    void aFrameLargerThanASegmentGetsASegmentOfItsOwnSize() throws IOException {
        String large = "x".repeat(5 * SMALL);
        try (Journal journal = journal(SMALL)) {
            journal.append(ID, 1, 1, List.of(bytes("small")));
            journal.append(ID, 1, 2, List.of(bytes(large)));
            journal.append(ID, 1, 3, List.of(bytes("small again")));
        }
        assertEquals(Map.of(1L, "small", 2L, large, 3L, "small again"), text(journal(SMALL).scan(0)));
    }

    @Test
    void theTailIsCutOffAtEveryLengthTheLastFrameCanBeTornAt() throws IOException {
        byte[] whole = threeFrames();
        int last = lastFrameAt(whole);
        for (int length = last; length < frameEnd(whole, last); length++) {
            assertTornTail("torn at byte " + length + " of " + whole.length, Arrays.copyOf(whole, length), last);
        }
    }

    @Test
    void theTailIsCutOffWhereverTheLastFrameTurnsToZeros() throws IOException {
        byte[] whole = threeFrames();
        int last = lastFrameAt(whole);
        for (int from = last; from < frameEnd(whole, last); from++) {
            byte[] torn = Arrays.copyOf(whole, whole.length + SMALL);
            Arrays.fill(torn, from, torn.length, (byte) 0);
            assertTornTail("zeros from byte " + from, torn, last);
        }
    }

    @Test
    void theTailIsCutOffWhicheverByteOfTheLastFrameIsWrong() throws IOException {
        byte[] whole = threeFrames();
        int last = lastFrameAt(whole);
        for (int at = last; at < frameEnd(whole, last); at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 0x41;
            assertTornTail("byte " + at + " is wrong", wrong, last);
        }
    }

    private void assertTornTail(String what, byte[] segment, int keeps) throws IOException {
        emptyFolder();
        Path file = folder.resolve("%016d.journal".formatted(1));
        Files.write(file, segment);
        try (Journal journal = journal(SMALL)) {
            Journal.Scan scan = journal.scan(0);
            assertEquals(Map.of(1L, "one", 2L, "two"), text(scan), what);
            assertEquals(Map.of(), scan.damaged(), what);
            assertArrayEquals(segment, Files.readAllBytes(file), what + ": scanning touches nothing");
            journal.trim(scan);
            assertEquals(keeps, Files.size(file), what);
            journal.append(ID, 1, 3, List.of(bytes("new three")));
        }
        assertEquals(Map.of(1L, "one", 2L, "two", 3L, "new three"), text(journal(SMALL).scan(0)), what);
    }

    @Test
    void aDamagedFrameInTheMiddleIsToldAndNotTakenForTheEnd() throws IOException {
        byte[] whole = threeFrames();
        int second = padded(frameEnd(whole, SegmentFormat.HEADER));
        for (int at = second; at < frameEnd(whole, second); at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 0x41;
            Files.write(folder.resolve("%016d.journal".formatted(1)), wrong);
            Journal.Scan scan = journal(SMALL).scan(0);
            assertEquals(Map.of(1L, "one", 3L, "three"), text(scan), "byte " + at);
            assertEquals(Map.of(onlySegment().getFileName().toString(), (long) second), scan.damaged(), "byte " + at);
            assertEquals(List.of(new Numbers(2, 2)), scan.missing(0, 3), "byte " + at);
            journal(SMALL).trim(scan);
            assertEquals(whole.length, Files.size(onlySegment()), "nothing behind the damage is cut off");
        }
    }

    @Test
    void aSegmentWithADamagedHeadIsToldOfAndItsChangesAreStillThere() throws IOException {
        fill(1, 40);
        String name = disk.names().get(2);
        byte[] wrong = disk.read(name);
        wrong[20] ^= 0x41;
        Files.write(folder.resolve(name), wrong);
        Journal journal = journal(SMALL);
        Journal.Scan scan = journal.scan(0);
        journal.trim(scan);
        assertEquals(Map.of(name, 0L), scan.damaged());
        assertEquals(List.of(name), scan.headless());
        Map<Long, String> left = text(journal(SMALL).scan(0));
        assertEquals(40, left.keySet().stream().toList().getLast());
        assertFalse(left.containsKey(Long.valueOf(name.substring(0, 16))));
        assertArrayEquals(wrong, Files.readAllBytes(folder.resolve(name)), "it stays until it is mended");
        assertEquals(Long.parseLong(name.substring(0, 16)), SegmentFormat.headlessFrames(wrong).getFirst().first());
    }

    @Test
    void aSegmentInALaterFormatIsNamedAndLeftAlone() throws IOException {
        byte[] head = SegmentFormat.encode(new SegmentFormat.Header(ID, 1, 1)).array();
        Files.write(folder.resolve("%016d.journal".formatted(1)), laterFormat(head));
        Journal journal = journal(SMALL);
        Journal.Scan scan = journal.scan(0);
        journal.trim(scan);
        assertEquals(List.of("%016d.journal".formatted(1)), scan.newer());
        assertArrayEquals(laterFormat(head), Files.readAllBytes(onlySegment()));
    }

    @Test
    void aSegmentThatNeverGotAChangeIsRemoved() throws IOException {
        Files.write(folder.resolve("%016d.journal".formatted(1)), new byte[SMALL]);
        Files.write(folder.resolve("%016d.journal".formatted(2)),
                SegmentFormat.encode(new SegmentFormat.Header(ID, 1, 2)).array());
        Files.write(folder.resolve("%016d.journal".formatted(3)), new byte[0]);
        Journal journal = journal(SMALL);
        Journal.Scan scan = journal.scan(0);
        assertEquals(0, scan.first(), "an empty segment's name is no proof that its change is here");
        journal.trim(scan);
        assertEquals(List.of(), disk.names());
    }

    @Test
    void aFrameWhoseForceFailedNeverComesBack() throws IOException {
        assertFailedFrameIsGone(FailingDisk.Act.FORCE);
    }

    @Test
    void aFrameWhoseWriteFailedHalfwayNeverComesBack() throws IOException {
        assertFailedFrameIsGone(FailingDisk.Act.WRITE);
    }

    @Test
    void aFrameWhoseForceFailedNeverComesBackThoughTheSegmentCouldNotBeCut() throws IOException {
        assertFailedFrameIsGone(FailingDisk.Act.FORCE, FailingDisk.Act.TRUNCATE, FailingDisk.Act.DELETE);
    }

    private void assertFailedFrameIsGone(FailingDisk.Act... acts) throws IOException {
        for (int before = 0; before < 3; before++) {
            emptyFolder();
            FailingDisk failing = new FailingDisk(disk);
            Journal journal = new Journal(failing, Journal.SEGMENT_BYTES);
            for (int i = 1; i <= before; i++) {
                journal.append(ID, 1, i, List.of(bytes("change " + i)));
            }
            long next = before + 1L;
            if (before == 0) {
                // So that the frame that fails is the first of its segment.
                journal.append(ID, 1, 1, List.of(bytes("change 1")));
                journal.close();
                next = 2;
            }
            failing.fail(acts);
            long failed = next;
            assertThrows(IOException.class, () -> journal.append(ID, 1, failed, List.of(bytes("failed"))));
            assertEquals(expected(1, failed - 1), text(journal.scan(0)), "right after");
            failing.heal();
            journal.append(ID, 1, failed, List.of(bytes("change " + failed)));
            journal.append(ID, 1, failed + 1, List.of(bytes("change " + (failed + 1))));
            assertEquals(expected(1, failed + 1), text(journal(SMALL).scan(0)), "to the next launch");
            journal.close();
            assertEquals(expected(1, failed + 1), text(journal(SMALL).scan(0)), "after closing");
        }
    }

    @Test
    void aSegmentThatResistsCuttingDoesNotStopTheJournal() throws IOException {
        FailingDisk failing = new FailingDisk(disk);
        Journal journal = new Journal(failing, Journal.SEGMENT_BYTES);
        journal.append(ID, 1, 1, List.of(bytes("change 1")));
        failing.fail(FailingDisk.Act.FORCE, FailingDisk.Act.TRUNCATE);
        assertThrows(IOException.class, () -> journal.append(ID, 1, 2, List.of(bytes("failed"))));
        failing.heal();
        failing.fail(FailingDisk.Act.TRUNCATE);
        journal.trim(journal.scan(0));
        journal.append(ID, 1, 2, List.of(bytes("change 2")));
        assertEquals(expected(1, 2), text(journal(SMALL).scan(0)));
        failing.heal();
        journal.trim(journal.scan(0));
        assertEquals(expected(1, 2), text(journal(SMALL).scan(0)));
    }

    @Test
    void whatFailedToBeCutIsCutAtTheNextTrim() throws IOException {
        FailingDisk failing = new FailingDisk(disk);
        Journal journal = new Journal(failing, Journal.SEGMENT_BYTES);
        journal.append(ID, 1, 1, List.of(bytes("change 1")));
        failing.fail(FailingDisk.Act.FORCE, FailingDisk.Act.TRUNCATE);
        assertThrows(IOException.class, () -> journal.append(ID, 1, 2, List.of(bytes("failed"))));
        failing.heal();
        journal.trim(journal.scan(0));
        assertEquals(expected(1, 1), text(journal(SMALL).scan(0)), "a new launch, which remembers nothing");
    }

    @Test
    void aSegmentThatCouldNotBeCreatedLeavesTheJournalReadyToGoOn() throws IOException {
        FailingDisk failing = new FailingDisk(disk);
        try (Journal journal = new Journal(failing, SMALL)) {
            failing.fail(FailingDisk.Act.CREATE);
            assertThrows(IOException.class, () -> journal.append(ID, 1, 1, List.of(bytes("failed"))));
            failing.heal();
            journal.append(ID, 1, 1, List.of(bytes("change 1")));
            assertEquals(expected(1, 1), text(journal(SMALL).scan(0)));
        }
    }

    private Journal journal(int segmentBytes) {
        return new Journal(disk, segmentBytes);
    }

    private void fill(int from, int to) throws IOException {
        try (Journal journal = journal(SMALL)) {
            for (int i = from; i <= to; i++) {
                journal.append(ID, 1, i, List.of(bytes("change " + i)));
            }
        }
    }

    private byte[] threeFrames() throws IOException {
        try (Journal journal = journal(SMALL)) {
            journal.append(ID, 1, 1, List.of(bytes("one")));
            journal.append(ID, 1, 2, List.of(bytes("two")));
            journal.append(ID, 1, 3, List.of(bytes("three")));
        }
        return Files.readAllBytes(onlySegment());
    }

    private Path onlySegment() throws IOException {
        List<String> names = disk.names();
        assertEquals(1, names.size(), names.toString());
        return folder.resolve(names.getFirst());
    }

    private void emptyFolder() throws IOException {
        for (String name : disk.names()) {
            Files.delete(folder.resolve(name));
        }
    }

    private static int lastFrameAt(byte[] segment) {
        return padded(frameEnd(segment, padded(frameEnd(segment, SegmentFormat.HEADER))));
    }

    /** The end of the frame itself, without its padding. */
    private static int frameEnd(byte[] segment, int at) {
        return at + ByteBuffer.wrap(segment).getInt(at + 4);
    }

    private static int padded(int length) {
        return (length + 7) & ~7;
    }

    private static Map<Long, String> expected(long from, long to) {
        Map<Long, String> changes = new TreeMap<>();
        for (long i = from; i <= to; i++) {
            changes.put(i, "change " + i);
        }
        return changes;
    }

    /** What a launch would replay: every change once, in order. */
    private static Map<Long, String> text(Journal.Scan scan) {
        Map<Long, String> changes = new TreeMap<>();
        for (Journal.Segment segment : scan.segments()) {
            for (SegmentFormat.Frame frame : segment.frames()) {
                List<byte[]> held = new ArrayList<>(frame.changes());
                for (int i = 0; i < held.size(); i++) {
                    String text = new String(held.get(i), StandardCharsets.UTF_8);
                    assertEquals(null, changes.put(frame.first() + i, text), "change twice");
                }
            }
        }
        return changes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] laterFormat(byte[] head) {
        ByteBuffer later = ByteBuffer.wrap(head.clone());
        later.putInt(8, 2);
        CRC32C crc = new CRC32C();
        crc.update(later.array(), 0, 40);
        later.putInt(40, (int) crc.getValue());
        return later.array();
    }
}
