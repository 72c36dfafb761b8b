package dev.daybook.doctor;

import dev.daybook.api.Health;
import dev.daybook.doctor.Report.Chapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The database, its journal and its copies: what the daemon says of them, and what lies in the folder. */
final class StoreChapter {

    private static final Duration OLD_BACKUP = Duration.ofDays(3);

    private StoreChapter() {}

    static Chapter of(Patient patient, Answers answers, Findings findings) {
        answers.health().ifPresent(health -> told(health.store(), findings));
        answers.health().map(Health::backups).map(Health.Backups::failed).ifPresent(why -> findings.problem("backup",
                "the last one came to nothing: " + findings.foreign(why), "run 'daybook backup'"));
        Path data = patient.directories().data();
        database(data, findings);
        journal(data.resolve("journal"), findings);
        backups(data.resolve("backups"), patient.clock().instant(), findings);
        setAside(data.resolve("set-aside"), findings);
        return findings.chapter("Database");
    }

    private static void told(Health.Store store, Findings findings) {
        String said = store.state() + ", schema " + store.schemaVersion() + ", "
                + String.format(Locale.ENGLISH, "%,d", store.sequence()) + " changes on disk, " + store.replayed()
                + " replayed at launch";
        if (store.state().equals("open")) {
            findings.ok("store", said);
        } else {
            findings.problem("store", said, "what is seen waits in memory meanwhile; make room on the disk");
        }
    }

    private static void database(Path data, Findings findings) {
        Optional<Long> size = size(data.resolve("daybook.mv.db"));
        boolean known = Files.exists(data.resolve("store.json"));
        if (size.isPresent()) {
            findings.ok("file", Sizes.of(size.get()) + (known ? "" : ", which no launch has opened yet"));
        } else if (known) {
            findings.problem("file", "the database is missing, and there was one",
                    "start the daemon: it is made anew from the journal");
        } else {
            findings.ok("file", "there is none yet");
        }
    }

    private static void journal(Path folder, Findings findings) {
        List<Path> segments = files(folder);
        long bytes = segments.stream().mapToLong(segment -> size(segment).orElse(0L)).sum();
        findings.ok("journal", segments.size() + (segments.size() == 1 ? " segment, " : " segments, ")
                + Sizes.of(bytes));
    }

    private static void backups(Path folder, Instant now, Findings findings) {
        List<Path> copies = files(folder).stream().filter(file -> file.toString().endsWith(".zip")).toList();
        Optional<Instant> newest = copies.stream().flatMap(copy -> modified(copy).stream())
                .max(Instant::compareTo);
        if (newest.isEmpty()) {
            findings.note("backups", "there is none", "run 'daybook backup'");
            return;
        }
        Duration age = Duration.between(newest.get(), now);
        String said = copies.size() + ", the newest of " + (age.toDays() > 0
                ? age.toDays() + " days ago"
                : age.toHours() + " hours ago");
        if (age.compareTo(OLD_BACKUP) > 0) {
            findings.note("backups", said, "see 'daybook status' for why no newer one was made");
        } else {
            findings.ok("backups", said);
        }
    }

    private static void setAside(Path folder, Findings findings) {
        List<Path> kept = files(folder);
        if (!kept.isEmpty()) {
            findings.note("set aside", kept.size() + " set aside (damaged, or replaced by a restore), kept in "
                    + folder, "delete them once nothing is missed");
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException noneOrUnreadable) {
            // Whether the folder can be read is told with the folders.
            return List.of();
        }
    }

    private static Optional<Long> size(Path file) {
        try {
            return Optional.of(Files.size(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(0L);
        }
    }

    private static Optional<Instant> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException | DateTimeException gone) {
            return Optional.empty();
        }
    }
}
