package dev.daybook.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlockFolderTest {

    private static final Focus EDITOR = new Focus("Editor", "report", null);
    private static final Focus MAIL = new Focus("Mail", "inbox", null);

    @Test
    void aMinuteBecomesOneBlockWithTheSecondsOfEach() {
        assertEquals(List.of("10:00:00-10:01:00 active 40 idle 20 locked 0 Editor=25 Mail=15"),
                fold("10:01:00", List.of(), List.of(), active(EDITOR, "10:00:00", "10:00:25"),
                        active(MAIL, "10:00:25", "10:00:40"), idle("10:00:40", "10:01:00")));
    }

    @Test
    void aMinuteWithNothingGivesNoBlock() {
        assertEquals(List.of("10:00:00-10:01:00 active 60 idle 0 locked 0 Editor=60",
                "10:03:00-10:04:00 active 60 idle 0 locked 0 Editor=60"),
                fold("10:04:00", List.of(), List.of(), active(EDITOR, "10:00:00", "10:01:00"),
                        active(EDITOR, "10:03:00", "10:04:00")));
    }

    @Test
    void aMinuteCutByABoundaryBecomesTwoBlocks() {
        assertEquals(List.of("10:00:00-10:00:20 active 20 idle 0 locked 0 Editor=20",
                "10:00:20-10:01:00 active 40 idle 0 locked 0 Editor=40"),
                fold("10:01:00", List.of("10:00:20"), List.of(), active(EDITOR, "10:00:00", "10:01:00")));
    }

    @Test
    void aBoundaryOnTheMinuteCutsNothing() {
        assertEquals(2,
                fold("10:02:00", List.of("10:01:00"), List.of(), active(EDITOR, "10:00:00", "10:02:00")).size());
    }

    @Test
    void onlyWhatIsNotFoldedYetIsFolded() {
        Activity half = new Activity(1, range("10:00:00", "10:02:00"), ActivityState.ACTIVE, EDITOR, at("10:01:00"));
        assertEquals(List.of("10:01:00-10:02:00 active 60 idle 0 locked 0 Editor=60"),
                fold("10:02:00", List.of(), List.of(), half));
    }

    @Test
    void nothingAfterUntilIsFolded() {
        assertEquals(List.of("10:00:00-10:01:00 active 60 idle 0 locked 0 Editor=60"),
                fold("10:01:00", List.of(), List.of(), active(EDITOR, "10:00:00", "10:02:00")));
    }

    @Test
    void timeThatStoredBlocksCoverIsNotCountedAgain() {
        assertEquals(List.of("10:00:00-10:00:10 active 10 idle 0 locked 0 Editor=10",
                "10:00:40-10:01:00 active 20 idle 0 locked 0 Editor=20"),
                fold("10:01:00", List.of(), List.of(range("10:00:10", "10:00:40")),
                        active(EDITOR, "10:00:00", "10:01:00")));
    }

    @Test
    void whereSpansOverlapASecondCountsOnceForTheOneThatBeganFirst() {
        assertEquals(List.of("10:00:00-10:01:00 active 60 idle 0 locked 0 Editor=40 Mail=20"),
                fold("10:01:00", List.of(), List.of(), active(MAIL, "10:00:10", "10:01:00"),
                        active(EDITOR, "10:00:00", "10:00:40")));
    }

    @Test
    void sleepGivesNoBlocks() {
        Activity asleep = new Activity(1, range("10:00:00", "18:00:00"), ActivityState.ASLEEP, null, at("10:00:00"));
        assertEquals(List.of(), fold("18:00:00", List.of(), List.of(), asleep));
    }

    private static List<String> fold(String until, List<String> cuts, List<TimeRange> taken, Activity... spans) {
        Set<Instant> at = cuts.stream().map(BlockFolderTest::at).collect(Collectors.toSet());
        return BlockFolder.fold(List.of(spans), at(until), new TreeSet<>(at), taken).stream()
                .map(block -> Stream.concat(
                        Stream.of("%s-%s active %d idle %d locked %d".formatted(time(block.range().start()),
                                time(block.range().end()), block.activeSeconds(), block.idleSeconds(),
                                block.lockedSeconds())),
                        block.uses().stream().map(use -> use.focus().application() + "=" + use.seconds()))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static Activity active(Focus focus, String start, String end) {
        return new Activity(1, range(start, end), ActivityState.ACTIVE, focus, at(start));
    }

    private static Activity idle(String start, String end) {
        return new Activity(1, range(start, end), ActivityState.IDLE, null, at(start));
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(at(start), at(end));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }

    private static String time(Instant instant) {
        return instant.toString().substring(11, 19);
    }
}
