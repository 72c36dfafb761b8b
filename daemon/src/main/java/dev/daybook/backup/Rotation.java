package dev.daybook.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The one rule by which backups stay, whoever had them made: each stays as long as any reason keeps it, so that no rule
 * deletes what another keeps. It is judged by the folder alone. Pure.
 *
 * <p>Among backups of one store the one with the later change is the newer, whatever the clock said.
 *
 * <p><b>Invariant:</b> the two newest of a store that count stay: the journal goes back to the second, see {@link BackupWork}.
 *
 * @param daily of so many local days that have one the newest stays
 * @param weekly of so many weeks before those days, from Monday on, the newest stays
 */
public record Rotation(int daily, int weekly) {

    /** An order that does not say otherwise has its backup stay until so many newer ones were ordered. */
    public static final int ORDERED = 7;

    private static final int NEWEST = 2;
    private static final Duration AFTER_MIGRATION = Duration.ofDays(30);
    private static final Comparator<Backup> NEWEST_FIRST = Comparator
            .comparingLong((Backup backup) -> backup.manifest().sequence()).thenComparing(Backup::since).reversed();

    /** Why a backup stays, the strongest first. */
    public enum Reason {
        NEWEST, ORDERED, BEFORE_MIGRATION, DAY, WEEK;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is kept and why.
     *
     * @param reasons what stays, each with all its reasons
     */
    public record Verdict(Map<Reason, Set<Backup>> reasons) {

        /** Empty for one that goes. */
        public Optional<Reason> reason(Backup backup) {
            return reasons.entrySet().stream().filter(kept -> kept.getValue().contains(backup)).map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /**
     * Judges each.
     *
     * @param current which of them are of the store's past as it counts now, and not of one that a person gave up
     * @param zone the person's
     */
    public Verdict judge(Collection<Backup> all, Predicate<Backup> current, ZoneId zone, Instant now) {
        List<Backup> backups = all.stream().sorted(NEWEST_FIRST).toList();
        LocalDate today = LocalDate.ofInstant(now, zone);
        // What a clock said that ran ahead is no day to come.
        Function<Backup, LocalDate> day = backup -> earlier(LocalDate.ofInstant(backup.since(), zone), today);
        Set<Backup> days = firstOfEach(backups, day, daily);
        Optional<LocalDate> oldest = days.stream().map(day).min(Comparator.naturalOrder());
        List<Backup> before = backups.stream()
                .filter(backup -> oldest.isEmpty() || day.apply(backup).isBefore(oldest.get())).toList();
        Map<Reason, Set<Backup>> reasons = new EnumMap<>(Reason.class);
        reasons.put(Reason.NEWEST, newest(backups.stream().filter(current).toList()));
        reasons.put(Reason.ORDERED, ordered(backups));
        reasons.put(Reason.BEFORE_MIGRATION, beforeMigration(backups, now));
        reasons.put(Reason.DAY, days);
        reasons.put(Reason.WEEK, firstOfEach(before,
                day.andThen(date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))), weekly));
        return new Verdict(reasons);
    }

    /** What goes. */
    List<Backup> surplus(Collection<Backup> all, Predicate<Backup> current, ZoneId zone, Instant now) {
        Verdict verdict = judge(all, current, zone, now);
        return all.stream().filter(backup -> verdict.reason(backup).isEmpty()).toList();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Set<Backup> newest(List<Backup> backups) {
        return backups.stream()
                .collect(Collectors.groupingBy(backup -> backup.manifest().databaseId())).values().stream()
                .flatMap(ofOneStore -> ofOneStore.stream().limit(NEWEST)).collect(Collectors.toSet());
    }

    private static Set<Backup> ordered(List<Backup> backups) {
        List<Backup> ordered = backups.stream().filter(backup -> backup.manifest().origin() == Origin.ORDERED).toList();
        Set<Backup> kept = new HashSet<>();
        for (int newer = 0; newer < ordered.size(); newer++) {
            if (newer < ordered.get(newer).manifest().outlasts()) {
                kept.add(ordered.get(newer));
            }
        }
        return kept;
    }

    private static Set<Backup> beforeMigration(List<Backup> backups, Instant now) {
        return backups.stream().filter(backup -> backup.manifest().origin() == Origin.BEFORE_MIGRATION
                && backup.manifest().takenAt().isAfter(now.minus(AFTER_MIGRATION))).collect(Collectors.toSet());
    }

    /** The newest in each of the latest {@code most} dates. */
    private static Set<Backup> firstOfEach(List<Backup> backups, Function<Backup, LocalDate> date, int most) {
        Set<LocalDate> latest = backups.stream().map(date).distinct().sorted(Comparator.reverseOrder()).limit(most)
                .collect(Collectors.toSet());
        return backups.stream().filter(backup -> latest.remove(date.apply(backup))).collect(Collectors.toSet());
    }
}
