package dev.daybook.export;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import dev.daybook.server.DayReader;
import dev.daybook.settings.Hindrance;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OneAtATime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The task {@code export}: writes the last whole local days before the order, a file a day, each whole or not there. The
 * days follow from the order, so doing it again writes the same files. Thread safe.
 */
public final class DayExport implements DaemonWork {

    private static final int MOST_DAYS = 400;
    private static final Pattern LEFT_BY_A_KILL = Pattern.compile("day-\\d{4}-\\d{2}-\\d{2}\\.json\\.tmp");
    private static final List<Option> OPTIONS = List.of(
            Option.wholeNumber("days", 1, MOST_DAYS),
            new Option("to", "a folder that starts with / or ~/", DayExport::isFolder));

    private final DayReader days;
    private final Path folder;
    private final Path home;
    private final Supplier<ZoneId> zone;
    private final OneAtATime turn = new OneAtATime();

    /**
     * Prepares it.
     *
     * @param folder where the days go when an order names none; it is made, for its owner alone
     * @param home the person's, which {@code ~/} stands for
     */
    public DayExport(DayReader days, Path folder, Path home, Supplier<ZoneId> zone) {
        this.days = days;
        this.folder = folder;
        this.home = home;
        this.zone = zone;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        return turn.run(steps, () -> export(order, steps));
    }

    private Map<String, String> export(Order order, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        int count = Integer.parseInt(order.options().getOrDefault("days", "1"));
        ZoneId here = zone.get();
        LocalDate today = order.since().atZone(here).toLocalDate();
        Path target = prepared(order.options().get("to"));
        for (int done = 0; done < count; done++) {
            LocalDate date = today.minusDays(count - done);
            steps.next((double) done / count, date.toString());
            write(file(target, date), ExportedDay.read(days, date, here));
        }
        return Map.of("DAYBOOK_EXPORT", file(target, today.minusDays(1)).toString(), "DAYBOOK_EXPORT_FOLDER",
                target.toString());
    }

    /**
     * Deletes the exported days of these dates from the folder where they go when an order names none. What lies
     * elsewhere is the person's.
     *
     * @throws IOException when one stays
     */
    public void delete(Collection<LocalDate> dates) throws IOException {
        for (LocalDate date : dates) {
            Files.deleteIfExists(file(folder, date));
        }
    }

    /** A folder that the person names is theirs, and so is who may read it. */
    private Path prepared(@Nullable String to) throws IOException {
        Path target = to == null ? folder : to.startsWith("~/") ? home.resolve(to.substring(2)) : Path.of(to);
        try {
            if (to == null) {
                DurableFiles.privateFolder(target);
            } else {
                Files.createDirectories(target);
            }
            clear(target);
            return target;
        } catch (IOException e) {
            throw new IOException("cannot export to the folder " + target + ": " + reason(e), e);
        }
    }

    private static void clear(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.filter(DayExport::leftByAKill).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean leftByAKill(Path file) {
        return LEFT_BY_A_KILL.matcher(file.getFileName().toString()).matches();
    }

    private static void write(Path file, ExportedDay day) throws IOException {
        try {
            DurableFiles.replace(file, (Json.MAPPER.writeValueAsString(day) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot write the exported day " + file + ": " + reason(e), e);
        }
    }

    private static Path file(Path target, LocalDate date) {
        return target.resolve("day-" + date + ".json");
    }

    private static String reason(IOException e) {
        return e instanceof FileAlreadyExistsException
                ? "a file is in its place; move it away or name another folder"
                : Hindrance.of(e);
    }

    private static boolean isFolder(String text) {
        return (text.startsWith("/") || text.startsWith("~/")) && text.chars().noneMatch(Character::isISOControl);
    }
}
