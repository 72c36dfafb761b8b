package dev.daybook.cli;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * What a worker has written down of an operation's last attempt, for as long as no daemon can be asked.
 *
 * @param folder the operation's
 */
record LastExit(Path folder) {

    private static final Pattern FILE = Pattern.compile("exit\\.(\\d{1,9})\\.json");

    /** Whether it tells of an end that no further attempt follows. */
    boolean isFinal() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.max(Comparator.comparingInt(LastExit::epoch))
                    .filter(file -> epoch(file) > 0)
                    .flatMap(LastExit::read)
                    .filter(record -> !record.retrying())
                    .isPresent();
        } catch (IOException noFolder) {
            return false;
        }
    }

    private static int epoch(Path file) {
        Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private static Optional<ExitRecord> read(Path file) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), ExitRecord.class));
        } catch (IOException | JacksonException notReadable) {
            return Optional.empty();
        }
    }
}
