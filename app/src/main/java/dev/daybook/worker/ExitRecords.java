package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** What an operation's worker has written down of its attempts, {@code exit.<epoch>.json}. Stateless. */
public final class ExitRecords {

    private static final Pattern NAME = Pattern.compile("exit\\.([1-9][0-9]{0,8})\\.json");
    private static final long MOST_BYTES = 64 * 1024;

    private ExitRecords() {}

    static Path file(Path folder, int epoch) {
        return folder.resolve("exit." + epoch + ".json");
    }

    /**
     * The record of the latest attempt that has one. One that is not whole is none: a worker renames it into its place.
     *
     * @param folder of the operation, named for it
     * @param from the first attempt of interest
     * @param complaints hears, one line each, of files that are passed over
     */
    public static Optional<ExitRecord> latest(Path folder, int from, Consumer<String> complaints) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> epoch(file) >= from)
                    .sorted(Comparator.comparingInt(ExitRecords::epoch).reversed()).toList().stream()
                    .flatMap(file -> read(file, String.valueOf(folder.getFileName()), complaints).stream()).findFirst();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            complaints.accept(folder + " cannot be read: " + e);
            return Optional.empty();
        }
    }

    /** The attempt a file tells of; 0 for any other file. */
    private static int epoch(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** The command knows this folder too, and may have put anything here. */
    private static Optional<ExitRecord> read(Path file, String operation, Consumer<String> complaints) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                ExitRecord exit = Json.MAPPER.readValue(Files.readString(file), ExitRecord.class);
                if (exit != null && exit.readable() && exit.epoch() == epoch(file)
                        && exit.operationId().equals(operation)) {
                    return Optional.of(exit);
                }
            }
            complaints.accept(file + " is not a record of this attempt; it is passed over");
        } catch (IOException | JacksonException e) {
            complaints.accept(file + " is not readable and is passed over: " + e);
        }
        return Optional.empty();
    }
}
