package dev.daybook.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

/** The rule by which backups stay, over days as they may come. */
class RotationTest {

    private static final UUID STORE = new UUID(1, 1);
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Rotation STANDARD = new Rotation(7, 4);

    private long sequence;

    @Test
    void oneADayForAYearLeavesAWeekOfDaysAndFourWeeks() {
        List<Backup> kept = new ArrayList<>();
        for (int day = 0; day < 365; day++) {
            Instant now = MONDAY.plus(Duration.ofDays(day));
            kept.add(made(now, "daily", null));
            kept.removeAll(STANDARD.surplus(kept, one -> true, BERLIN, now.plusSeconds(60)));
        }
        LocalDate last = LocalDate.ofInstant(MONDAY, BERLIN).plusDays(364);
        List<LocalDate> expected = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            expected.add(last.minusDays(day));
        }
        // A year after a Monday is a Monday: the last week's Tuesday is the oldest day, its Monday stands for the week.
        LocalDate monday = last.minusDays(7);
        expected.add(monday);
        for (int week = 1; week <= 3; week++) {
            expected.add(monday.minusDays(1).minusWeeks(week - 1L));
        }
        assertEquals(expected, kept.reversed().stream().map(one -> LocalDate.ofInstant(one.since(), BERLIN)).toList());
    }

    @Test
    void eachThatStaysHasAReason() {
        Backup old = made(MONDAY.minus(Duration.ofDays(200)), "migration 4→5", null);
        Backup migrated = made(MONDAY.minus(Duration.ofDays(20)), "migration 5→6", null);
        Backup ordered = made(MONDAY.minus(Duration.ofDays(9)), null, 3);
        Backup first = made(MONDAY.minusSeconds(7200), "daily", null);
        Backup second = made(MONDAY.minusSeconds(3600), "daily", null);
        Backup third = made(MONDAY, "daily", null);
        List<Backup> all = List.of(old, migrated, ordered, first, second, third);
        Rotation.Verdict verdict = new Rotation(1, 0).judge(all, one -> true, BERLIN, MONDAY.plusSeconds(60));
        assertEquals(List.of("none", "BEFORE_MIGRATION", "ORDERED", "none", "NEWEST", "NEWEST"), all.stream()
                .map(one -> verdict.reason(one).map(Enum::name).orElse("none")).toList());
    }

    @Test
    void aDayIsThePersonsOwn() {
        Backup late = made(Instant.parse("2026-03-02T22:50:00Z"), "daily", null);
        Backup early = made(Instant.parse("2026-03-02T23:10:00Z"), "daily", null);
        made(Instant.parse("2026-03-03T09:00:00Z"), "daily", null);
        List<Backup> all = List.of(late, early, made(Instant.parse("2026-03-03T10:00:00Z"), "daily", null),
                made(Instant.parse("2026-03-03T11:00:00Z"), "daily", null));
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        assertEquals(List.of(early), STANDARD.surplus(all, one -> true, BERLIN, now), "it is of the third in Berlin");
        assertEquals(List.of(late), STANDARD.surplus(all, one -> true, ZoneOffset.UTC, now),
                "and of the second in UTC");
    }

    @Test
    void whatAClockMadeThatRanAheadTakesNoDayFromTheOthers() {
        List<Backup> all = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            all.add(made(MONDAY.plus(Duration.ofDays(1_000 + day)), "daily", null));
        }
        for (int day = 0; day < 9; day++) {
            all.add(made(MONDAY.plus(Duration.ofDays(day)), "daily", null));
        }
        Instant now = MONDAY.plus(Duration.ofDays(8)).plusSeconds(60);
        List<Backup> surplus = STANDARD.surplus(all, one -> true, BERLIN, now);
        assertEquals(all.subList(0, 9), surplus.subList(0, 9), "they are of today, and not the newest of it");
        assertTrue(all.subList(11, 18).stream().noneMatch(surplus::contains));
    }

    @Test
    void ofAPastThatAPersonLeftTheNewestDoNotCount() {
        Backup base = made(MONDAY.minusSeconds(7200), "daily", null);
        Backup left = made(MONDAY.minusSeconds(3600), "daily", null);
        Backup last = made(MONDAY.minusSeconds(1800), "daily", null);
        Backup anew = made(MONDAY, "daily", null);
        assertEquals(List.of(left, last), STANDARD.surplus(List.of(base, left, last, anew),
                one -> !one.equals(left) && !one.equals(last), BERLIN, MONDAY));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void overRandomCalendarsNothingGoesThatAnyReasonKeeps(long seed) {
        Random random = new Random(seed);
        Rotation rotation = new Rotation(1 + random.nextInt(9), random.nextInt(6));
        List<Backup> kept = new ArrayList<>();
        Instant now = MONDAY;
        for (int step = 0; step < 400; step++) {
            now = now.plus(Duration.ofMinutes((long) (Math.pow(random.nextDouble(), 3) * 9_000)));
            Instant clock = random.nextInt(20) == 0 ? now.minus(Duration.ofDays(random.nextInt(40))) : now;
            kept.add(switch (random.nextInt(8)) {
                case 0 -> made(clock, null, 1 + random.nextInt(12));
                case 1 -> made(clock, "migration 1→2", null);
                default -> made(clock, "daily", null);
            });
            String told = "seed " + seed + ", step " + step;
            List<Backup> before = List.copyOf(kept);
            kept.removeAll(rotation.surplus(kept, one -> true, BERLIN, now));
            assertStay(rotation, before, kept, now, told);
            assertEquals(List.of(), rotation.surplus(kept, one -> true, BERLIN, now), told + ": once is enough");
        }
    }

    private static void assertStay(Rotation rotation, List<Backup> before, List<Backup> kept, Instant now,
            String told) {
        List<Backup> newestFirst = before.reversed();
        assertTrue(kept.containsAll(newestFirst.subList(0, Math.min(2, before.size()))), told + ": the two newest");
        List<LocalDate> days = newestFirst.stream().map(one -> day(one, now)).distinct()
                .sorted(Comparator.reverseOrder()).toList();
        for (LocalDate day : days.subList(0, Math.min(rotation.daily(), days.size()))) {
            assertTrue(kept.contains(newestFirst.stream().filter(one -> day(one, now).equals(day)).findFirst()
                    .orElseThrow()), told + ": the newest of " + day);
        }
        LocalDate oldest = days.get(Math.min(rotation.daily(), days.size()) - 1);
        newestFirst.stream().map(one -> day(one, now)).filter(day -> day.isBefore(oldest))
                .map(RotationTest::week).distinct().sorted(Comparator.reverseOrder()).limit(rotation.weekly())
                .forEach(week -> assertTrue(kept.stream().anyMatch(one -> week(day(one, now)).equals(week)
                        && day(one, now).isBefore(oldest)), told + ": one of the week of " + week));
        List<Backup> ordered = newestFirst.stream().filter(one -> one.manifest().origin() == Origin.ORDERED).toList();
        for (int newer = 0; newer < ordered.size(); newer++) {
            Integer keep = ordered.get(newer).manifest().keep();
            assertTrue(keep == null || newer >= keep || kept.contains(ordered.get(newer)), told + ": as was ordered");
        }
        assertTrue(kept.size() <= 2 + rotation.daily() + rotation.weekly() + 12 + before.stream()
                .filter(one -> one.manifest().origin() == Origin.BEFORE_MIGRATION
                        && one.since().isAfter(now.minus(Duration.ofDays(30))))
                .count(), told + ": and not much else");
    }

    private static LocalDate day(Backup backup, Instant now) {
        LocalDate day = LocalDate.ofInstant(backup.since(), BERLIN);
        LocalDate today = LocalDate.ofInstant(now, BERLIN);
        return day.isAfter(today) ? today : day;
    }

    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private Backup made(Instant since, @Nullable String reason, @Nullable Integer keep) {
        sequence++;
        return new Backup(Path.of("daybook-" + sequence + ".zip"), since,
                new BackupManifest(sequence, 5, STORE, Map.of(), since, 1, "0", reason, keep));
    }
}
