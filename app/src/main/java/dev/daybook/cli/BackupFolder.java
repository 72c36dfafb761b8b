package dev.daybook.cli;

import dev.daybook.api.Backup;
import dev.daybook.api.BackupList;
import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The folder of backups as it can be read without a daemon: why each stays is not known then.
 *
 * @param path need not exist
 */
record BackupFolder(Path path) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("daybook-(\\d{8}T\\d{6}Z)\\.zip");

    /** What stands beside a backup's file; what came from a file may lack anything. */
    private record Manifest(long sequence, int schema, @Nullable Map<String, Long> rows, long size,
            @Nullable String reason) {

        Backup of(String file, Instant taken) {
            Map<String, Long> counts = rows == null ? Map.of() : rows;
            return new Backup(file, taken, size, sequence, schema, counts.getOrDefault("SESSION", 0L),
                    counts.getOrDefault("BLOCK", 0L), made(), null);
        }

        private String made() {
            String why = reason == null ? "" : reason;
            return why.startsWith("migration") ? "before_migration" : why.equals("daily") ? "daily" : "ordered";
        }
    }

    /** @throws Failure when it cannot be read */
    BackupList list() throws Failure {
        List<Backup> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(one -> !one.getFileName().toString().contains(".json")).sorted().toList()) {
                backup(file).ifPresentOrElse(found::add, () -> others.add(file.toString()));
            }
        } catch (NoSuchFileException none) {
            return new BackupList(path.toString(), List.of(), List.of());
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "the folder of backups " + path + " cannot be read: " + e.getMessage());
        }
        found.sort(Comparator.comparing(Backup::taken).reversed());
        return new BackupList(path.toString(), found, others);
    }

    private Optional<Backup> backup(Path zip) throws IOException {
        Matcher name = NAME.matcher(zip.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Instant taken = STAMP.parse(name.group(1), Instant::from);
            byte[] text = Files.readAllBytes(path.resolve("daybook-" + name.group(1) + ".json"));
            long size = Files.size(zip);
            return Optional.ofNullable(Json.MAPPER.readValue(text, Manifest.class))
                    .filter(manifest -> manifest.size == size).map(manifest -> manifest.of(name.group(), taken));
        } catch (NoSuchFileException | DateTimeException | JacksonException none) {
            return Optional.empty();
        }
    }
}
