package dev.daybook.store;

import dev.daybook.platform.FolderTree;
import dev.daybook.search.Asked;
import dev.daybook.search.Found;
import dev.daybook.search.Question;
import dev.daybook.search.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What it costs to index {@link TenYears}, to compare them with their index, and to answer.
 *
 * <p>Run it as {@link RecoveryBenchmark} is run. A folder that has the ten years already is used again.
 */
final class SearchBenchmark {

    private SearchBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException, StoreException {
        Path data = Path.of(arguments[0]);
        System.setProperty("daybook.log.file", arguments[0] + ".log");
        System.setProperty("daybook.log.level", "debug");
        if (Files.notExists(data)) {
            Files.createDirectory(data);
            try (Store store = Store.open(data, TenYears.START)) {
                new LaunchRows(store).begin("desk", 1, "boot", "0", TenYears.START);
            }
            TenYears.fill(data, true);
        }
        try (Database database = Database.open(data.resolve("daybook"))) {
            // What a launch finds that has recovered its orphans.
            database.sql()
                    .execute("UPDATE session SET status = 'ended', end_s = start_s + 7500 WHERE status = 'active'");
            database.writer.commit();
        }
        FolderTree.delete(data.resolve("search"));
        try (Store store = Store.open(data, TenYears.end()); Search search = search(store, data)) {
            long begun = System.nanoTime();
            tell("first answer, while all is to be indexed", begun, ask(search, "document 17"));
            Found found = ask(search, "document 17");
            while (found.underway() != null) {
                LockSupport.parkNanos(1_000_000_000);
                found = ask(search, "document 17");
            }
            tell("all is indexed", begun, found);
        }
        System.out.printf(Locale.ROOT, "%-42s %10.1f MB%n", "index", bytes(data.resolve("search")) / 1e6);
        try (Store store = Store.open(data, TenYears.end()); Search search = search(store, data)) {
            for (String words : new String[]{"document 17", "document 17", "matter", "d", "p", "\"of the matter\"",
                    "page.1", "program 7 -document", "example 4999", "nowhere"}) {
                long begun = System.nanoTime();
                tell(words, begun, ask(search, words));
            }
            search.changed(Set.of(1L, 20_000L, 40_000L));
            long begun = System.nanoTime();
            tell("three have changed", begun, ask(search, "matter"));
        }
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "%-42s %10.1f MB%n", "heap", runtime.totalMemory() / 1e6);
    }

    private static Search search(Store store, Path data) {
        Search search = new Search(new SearchRows(store), data.resolve("search"));
        search.start();
        return search;
    }

    private static Found ask(Search search, String words) {
        return search.ask(new Asked(Question.of(words), null, null, null, null, 20)).join();
    }

    private static void tell(String what, long begun, Found found) {
        System.out.printf(Locale.ROOT, "%-42s %10.1f ms %8d found, %s%n", what, (System.nanoTime() - begun) / 1e6,
                found.total(), found.underway() == null ? "all" : found.underway());
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
