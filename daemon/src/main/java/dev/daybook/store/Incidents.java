package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * What was found damaged, in {@code data/incidents.json}: told for thirty days or until the person has deleted what was
 * set aside; a loss for thirty days in any case. Thread safe.
 */
final class Incidents {

    private static final Duration TOLD = Duration.ofDays(30);
    /** What a person asked for is no news to anybody for long. */
    private static final Duration ASKED_TOLD = Duration.ofDays(1);
    private static final int MOST = 20;
    private static final TypeReference<List<Incident>> LIST = new TypeReference<>() {
    };

    private final Path file;
    private final List<Incident> all;

    private Incidents(Path file, List<Incident> all) {
        this.file = file;
        this.all = all;
    }

    /** What the folder remembers; nothing where the file is gone or says nothing readable. */
    static Incidents of(Path folder) throws IOException {
        Path file = folder.resolve("incidents.json");
        try {
            return new Incidents(file, new ArrayList<>(Json.MAPPER.readValue(Files.readAllBytes(file), LIST)));
        } catch (NoSuchFileException | JacksonException none) {
            return new Incidents(file, new ArrayList<>());
        }
    }

    /** Remembers it; on disk when this returns. */
    synchronized void add(Incident incident) throws IOException {
        all.removeIf(known -> !told(known, incident.at()));
        all.add(incident);
        write();
    }

    /** Whether it was found before. */
    synchronized boolean knows(String wrong) {
        return all.stream().anyMatch(known -> known.wrong().equals(wrong));
    }

    /** The last that was found of a database that was replaced by another; empty when none was. */
    synchronized Optional<Incident> replaced(@Nullable String setAside) {
        return all.reversed().stream()
                .filter(one -> !one.became().isEmpty() && Objects.equals(one.setAside(), setAside)).findFirst();
    }

    /** Puts what is known now in the place of what was known when it was found. */
    synchronized void replace(Incident found, Incident known) throws IOException {
        if (all.remove(found)) {
            all.add(known);
            write();
        }
    }

    private void write() throws IOException {
        while (all.size() > MOST) {
            all.remove(all.stream().filter(one -> one.lost().isEmpty()).findFirst().orElseGet(all::getFirst));
        }
        DurableFiles.replace(file, Json.MAPPER.writeValueAsBytes(all));
    }

    /** What a person should know of, oldest first, one or more sentences each. */
    synchronized List<String> sentences(Instant now) {
        return all.stream().filter(one -> told(one, now)).map(Incident::sentence).toList();
    }

    private static boolean told(Incident incident, Instant now) {
        String aside = incident.setAside();
        boolean kept = aside == null || !incident.lost().isEmpty() || Files.exists(Path.of(aside));
        boolean asked = incident.became().isEmpty() && incident.lost().isEmpty();
        return kept && now.isBefore(incident.at().plus(asked ? ASKED_TOLD : TOLD));
    }
}
