package dev.daybook.store;

import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.Rotation;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folders of stores: filled, backed up, copied as a kill leaves them, looked at. */
final class DamagedStore {

    static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    private DamagedStore() {}

    /** A launch that works some minutes and stops; answers every table as it is then. */
    static Map<Table, List<String>> launch(Path folder, int minutes) throws StoreException {
        try (Store store = Store.open(folder, NOW)) {
            return work(store, minutes);
        }
    }

    static Map<Table, List<String>> work(Store store, int minutes) {
        Workday day = new Workday(store, 42 + store.sequence());
        day.minutes(minutes);
        day.end();
        return Workday.tables(store);
    }

    /** A verified backup, as the daemon makes them. */
    static void backUp(Store store, Path folder, Instant at) throws Exception {
        new BackupWork(new Backups(folder.resolve("backups")), new StoreBackup(store, folder), new Rotation(7, 4),
                () -> ZoneOffset.UTC, () -> at)
                .run(new DaemonWork.Order("test", at, Map.of()), (_, _) -> {});
    }

    /** The highest id in a table. */
    static long highest(Map<Table, List<String>> tables, Table table) {
        return tables.getOrDefault(table, List.of()).stream()
                .mapToLong(row -> Long.parseLong(row.replaceAll("^\\[ID=(\\d+),(?s:.*)", "$1"))).max().orElse(0);
    }

    static Path database(Path folder) {
        return folder.resolve(CopyReading.FILE);
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static List<Path> setAside(Path folder) throws IOException {
        return files(folder.resolve("set-aside"));
    }

    static List<Path> segments(Path folder) throws IOException {
        return files(folder.resolve("journal"));
    }

    /** What a kill at this moment would leave: every file as it is now. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }
}
