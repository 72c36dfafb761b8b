package dev.daybook.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of the system that is a few lines long. */
final class SmallFile {

    private SmallFile() {}

    /** All of it, without blanks at its ends; empty when it cannot be read. */
    static Optional<String> text(String file) {
        try {
            return Optional.of(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** What follows the beginning of a line of it. */
    static Optional<String> value(String file, String beginning) {
        return text(file).flatMap(all -> all.lines().filter(line -> line.startsWith(beginning)).findFirst())
                .map(line -> line.substring(beginning.length()).strip());
    }
}
