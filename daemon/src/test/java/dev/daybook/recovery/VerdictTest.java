package dev.daybook.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Duration MAX = Duration.ofHours(2);
    private static final Instant LAUNCH = at("20:00:00");

    @Test
    void r3TheWindowEndsAtTheNextSessionOrTheLongestLengthWhicheverIsFirst() {
        assertEquals("10:00:00-12:00:00", window(Verdict.window(orphan("10:00:00", null), MAX)));
        assertEquals("10:00:00-10:30:00", window(Verdict.window(orphan("10:00:00", "10:30:00"), MAX)));
        assertEquals("10:00:00-12:00:00", window(Verdict.window(orphan("10:00:00", "13:00:00"), MAX)));
    }

    @Test
    void r4TheLatestBlockWhoseStartLiesInTheWindowGivesTheEnd() {
        assertEquals("10:00:00-10:42:00 BLOCK", judge("10:00:00", null, "10:00:00", "10:41:00", "12:00:00"));
    }

    @Test
    void r4ABlockThatReachesBeyondTheWindowIsCappedByIt() {
        assertEquals("10:00:30-12:00:30 MAX_LENGTH", judge("10:00:30", null, "12:00:00"));
        assertEquals("10:00:00-10:30:20 NEXT_SESSION", judge("10:00:00", "10:30:20", "10:30:00"));
    }

    @Test
    void r5WithoutABlockItLastsAMinute() {
        assertEquals("10:00:00-10:01:00 NO_BLOCK", judge("10:00:00", null));
        assertEquals("10:00:00-10:01:00 NO_BLOCK", judge("10:00:00", null, "09:59:00"));
    }

    @Test
    void r6TheOlderOfTwoThatStartHalfAMinuteApartEndsWhereTheNewerStarts() {
        assertEquals("10:00:00-10:00:30 NEXT_SESSION",
                judge("10:00:00", "10:00:30", "10:00:00", "10:00:30", "10:01:00"));
        assertEquals("10:00:00-10:00:30 NEXT_SESSION", judge("10:00:00", "10:00:30"));
    }

    @Test
    void r7AStrayBlockBeyondTheLongestLengthStretchesNothing() {
        assertEquals("10:00:00-10:06:00 BLOCK", judge("10:00:00", null, "10:05:00", "15:00:00"));
    }

    @Test
    void r13AStartAfterTheLaunchIsKeptEmptyAtTheLaunch() {
        assertEquals("20:00:00-20:00:00 FUTURE_START", judge("21:00:00", null, "21:00:00"));
    }

    @Test
    void r13AnEndAfterTheLaunchIsCutThere() {
        assertEquals("19:30:00-20:00:00 LAUNCH", judge("19:30:00", null, "19:30:00", "20:30:00"));
        assertEquals("19:59:30-20:00:00 LAUNCH", judge("19:59:30", null));
        assertEquals("20:00:00-20:00:00 LAUNCH", judge("20:00:00", null));
    }

    @Test
    void r13OfTwoWithTheSameStartTheOlderIsEmpty() {
        assertEquals("10:00:00-10:00:00 NEXT_SESSION", judge("10:00:00", "10:00:00", "10:00:00"));
    }

    @Test
    void r8AnOrphanOfAYearIsJudgedLikeAFreshOne() {
        Orphan orphan = new Orphan(1, Instant.parse("2025-03-02T10:00:00Z"), Optional.empty(), Optional.empty());
        Verdict verdict = Verdict.of(orphan, MAX, LAUNCH, window -> Optional.of(Instant.parse("2025-03-02T11:00:00Z")));
        assertEquals(Evidence.BLOCK, verdict.evidence());
        assertEquals(Duration.ofHours(1), verdict.range().length());
    }

    private static String judge(String start, @Nullable String next, String... blocks) {
        Verdict verdict = Verdict.of(orphan(start, next), MAX, LAUNCH, window -> List.of(blocks).stream()
                .map(VerdictTest::at).filter(window::contains).max(Comparator.naturalOrder())
                .map(block -> block.plusSeconds(60)));
        return window(verdict.range()) + " " + verdict.evidence();
    }

    private static Orphan orphan(String start, @Nullable String next) {
        return new Orphan(1, at(start), Optional.ofNullable(next).map(VerdictTest::at), Optional.empty());
    }

    private static String window(TimeRange range) {
        return range.start().toString().substring(11, 19) + "-" + range.end().toString().substring(11, 19);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
