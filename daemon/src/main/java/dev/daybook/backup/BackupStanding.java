package dev.daybook.backup;

import dev.daybook.api.BackupList;
import dev.daybook.api.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What there is of backups, for who asks. Reads the folder at each asking; thread safe. */
public final class BackupStanding {

    private static final Duration TOO_OLD = Duration.ofDays(3);

    private final Backups backups;
    private final BackupWork work;
    private final Optional<DailyBackup> daily;
    private final Supplier<Instant> clock;

    /**
     * @param daily empty where a person has switched it off
     */
    public BackupStanding(Backups backups, BackupWork work, Optional<DailyBackup> daily,
            Supplier<Instant> clock) {
        this.backups = backups;
        this.work = work;
        this.daily = daily;
        this.clock = clock;
    }

    /** The folder cannot be read: then nobody knows, and that is said in {@link #notices}. */
    public Health.@Nullable Backups health() {
        try {
            List<Backup> made = backups.verified();
            Instant last = made.stream().map(Backup::since).max(Instant::compareTo).orElse(null);
            long bytes = made.stream().mapToLong(backup -> backup.manifest().size()).sum();
            return new Health.Backups(last, made.size(), bytes, failed(),
                    daily.map(one -> one.next(made)).orElse(null));
        } catch (IOException unreadable) {
            return null;
        }
    }

    private @Nullable String failed() {
        return work.last() instanceof BackupWork.Last.Failed failed ? failed.why() : null;
    }

    /** All of them, newest first, each with the reason for which it stays. */
    public BackupList list() throws IOException {
        List<Backup> made = backups.verified();
        Rotation.Verdict verdict = work.judged(made);
        return new BackupList(backups.folder().toString(),
                made.stream().map(one -> wire(one, verdict.reason(one))).toList(),
                backups.others().stream().map(Path::toString).toList());
    }

    /** A backup in the API's words. */
    public static dev.daybook.api.Backup wire(Backup backup, Optional<Rotation.Reason> reason) {
        BackupManifest manifest = backup.manifest();
        return new dev.daybook.api.Backup(String.valueOf(backup.zip().getFileName()), backup.since(), manifest.size(),
                manifest.sequence(), manifest.schema(), manifest.sessions(), manifest.minutes(),
                manifest.origin().wire(), reason.map(Rotation.Reason::wire).orElse(null));
    }

    /** What a person should know, one sentence each. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (work.last() instanceof BackupWork.Last.Failed failed) {
            notices.add("The last backup failed: " + failed.why()
                    + (daily.isPresent() ? "; it is tried again every hour" : ""));
        }
        try {
            if (daily.isPresent()) {
                tooOld(daily.get()).ifPresent(notices::add);
            }
        } catch (IOException e) {
            notices.add("The folder of backups " + backups.folder() + " cannot be read: " + e.getMessage());
        }
        return notices;
    }

    private Optional<String> tooOld(DailyBackup of) throws IOException {
        List<Backup> made = backups.verified();
        Instant limit = clock.get().minus(TOO_OLD);
        boolean old = !made.isEmpty() && made.stream().allMatch(backup -> backup.since().isBefore(limit));
        return old && of.changedSince(made)
                ? Optional.of("The last backup is more than 3 days old, though things have changed since; make one"
                        + " with 'daybook backup'")
                : Optional.empty();
    }
}
