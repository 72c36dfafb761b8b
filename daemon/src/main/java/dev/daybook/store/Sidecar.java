package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.platform.Boot;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the store knew of itself when it was last opened, closed or rolled: kept beside the database so that an empty or
 * missing database is not taken for a new one.
 *
 * @param databaseId null when the file did not say
 * @param sequence the last change at that time; there may be later ones
 * @param file the database's file after a clean stop; null as soon as anybody may have opened it
 * @param rows of each table at the last clean stop; null before the first
 * @param given the highest numbers that were given, by table, where the rows that had them may be gone; null for none
 * @param discarded changes that a person gave up for a restored backup; null for none
 * @param boot the boot of the machine in which somebody may have the database open; null after a clean stop, and empty
 *     where the machine does not tell
 * @param making where the database goes that another is being made in the place of, its path; empty when there was none,
 *     and null when none is being made
 */
record Sidecar(@Nullable UUID databaseId, int schemaVersion, long sequence, @Nullable FileSum file,
        @Nullable Map<String, Long> rows, @Nullable Map<String, Long> given, @Nullable List<Numbers> discarded,
        @Nullable String boot, @Nullable String making) {

    private static final String NAME = "store.json";

    Sidecar(@Nullable UUID databaseId, int schemaVersion, long sequence) {
        this(databaseId, schemaVersion, sequence, null, null, null, null, null, null);
    }

    /** Empty when there is none or it says nothing readable; the journal and the database then speak for themselves. */
    static Optional<Sidecar> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), Sidecar.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        DurableFiles.replace(folder.resolve(NAME), Json.MAPPER.writeValueAsBytes(this));
    }

    /** The same for a database that is about to be opened: its file is going to change. */
    Sidecar opened() {
        return new Sidecar(databaseId, schemaVersion, sequence, null, rows, given, discarded, Boot.id(), null);
    }

    /** The same while the database that lay there goes to {@code kept} and another is made; null for one that is gone. */
    Sidecar making(@Nullable Path kept) {
        return new Sidecar(databaseId, schemaVersion, sequence, file, rows, given, discarded, boot,
                kept == null ? "" : kept.toString());
    }

    /** Whether the machine went down, and not the daemon alone, while the database was open. */
    boolean wentDown() {
        return boot != null && !boot.isEmpty() && !boot.equals(Boot.id());
    }

    Sidecar of(UUID database, int schema, long last) {
        return new Sidecar(database, schema, last, null, rows, given, discarded, Boot.id(), null);
    }

    Sidecar closed(FileSum sum, Map<String, Long> counted) {
        return new Sidecar(databaseId, schemaVersion, sequence, sum, counted, given, discarded, null, null);
    }

    /** The same after these changes were given up; their numbers and those of their rows are not given again. */
    Sidecar without(Numbers changes, Map<String, Long> numbers) {
        long kept = changes.first() - 1;
        List<Numbers> all = new ArrayList<>();
        for (Numbers earlier : discardedChanges()) {
            // Who goes back to what was given up once has it again up to there.
            Numbers gone = earlier.has(kept) ? new Numbers(changes.first(), earlier.last()) : earlier;
            if (gone.first() <= gone.last() && !all.contains(gone)) {
                all.add(gone);
            }
        }
        all.remove(changes);
        all.add(changes);
        return new Sidecar(databaseId, schemaVersion, Math.max(sequence, changes.last()), file, rows,
                skipping(numbers).givenNumbers(), all, boot, making);
    }

    /** The same after changes were lost: what had these numbers may have been told to somebody. */
    Sidecar skipping(Map<String, Long> numbers) {
        Map<String, Long> highest = new TreeMap<>(givenNumbers());
        numbers.forEach((table, number) -> highest.merge(table, number, Math::max));
        return new Sidecar(databaseId, schemaVersion, sequence, file, rows, highest, discarded, boot, making);
    }

    Map<String, Long> counted() {
        return rows == null ? Map.of() : rows;
    }

    Map<String, Long> givenNumbers() {
        return given == null ? Map.of() : given;
    }

    List<Numbers> discardedChanges() {
        return discarded == null ? List.of() : discarded;
    }
}
