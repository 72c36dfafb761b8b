package dev.daybook.planfile;

import dev.daybook.planfile.PlanFiles.Broken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with one file. A person is told the first of it. */
final class Problems {

    private final Path file;
    private final List<Problem> all = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    /** @param order the line by which it comes first or later */
    private record Problem(int order, boolean missing, Broken broken) {}

    /** @param what is the matter and what to do, after the key: "is empty; it must …" */
    void wrong(int line, String key, String what) {
        all.add(new Problem(line, false, broken(line, key, what)));
    }

    /**
     * Something that is not there. A misspelt key of the same table is told before: it is the reason, most likely.
     *
     * @param line where its table begins; null for the file itself
     * @param end where its table ends
     */
    void missing(@Nullable Integer line, int end, String key, String must) {
        all.add(new Problem(end, true, broken(line, key, "is missing; it must be " + must)));
    }

    /** Not about a key. */
    void invalid(@Nullable Integer line, String what) {
        all.add(new Problem(line == null ? 0 : line, false, new Broken(file, line, null, place(line) + " " + what)));
    }

    Broken broken(@Nullable Integer line, String key, String what) {
        return new Broken(file, line, key, place(line) + ": " + key + " " + what);
    }

    Optional<Broken> first() {
        return all.stream().min(Comparator.comparingInt(Problem::order).thenComparing(Problem::missing))
                .map(Problem::broken);
    }

    private String place(@Nullable Integer line) {
        return Folder.name(file) + (line == null ? "" : " line " + line);
    }
}
