package dev.daybook.planfile;

import dev.daybook.plan.Plan;
import dev.daybook.planfile.Reading.Bad;
import dev.daybook.planfile.Reading.Good;
import dev.daybook.settings.Hindrance;
import dev.daybook.settings.SafeText;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans folder, read again when something in it has changed. Thread safe. */
public final class PlanFiles {

    private final Path folder;
    private final PlanReader reader;
    private Map<Path, Seen> seen = Map.of();

    /**
     * @param folder of plans; may be absent
     * @param home the person's home folder, which {@code ~} stands for
     * @param works what the daemon can do, by task name
     */
    public PlanFiles(Path folder, Path home, Map<String, DaemonWork> works) {
        this.folder = folder.toAbsolutePath().normalize();
        this.reader = new PlanReader(new PhaseReader(this.folder, home.toAbsolutePath(), works));
    }

    /**
     * What the folder holds.
     *
     * @param plans by name
     * @param broken by file name
     */
    public record Found(List<Plan> plans, List<Broken> broken) {}

    /**
     * A file that is no plan, or the folder when it cannot be read.
     *
     * @param line where the first thing that is wrong stands, from 1; null when it is about no line
     * @param key which that is, as {@code phase[2].command}, the phases counted from 1; null when it is about no key
     * @param error one line for a person, safe on a terminal: what, where and what to do
     */
    public record Broken(Path file, @Nullable Integer line, @Nullable String key, String error) {}

    /**
     * What a file came to when it was read.
     *
     * @param settled whether it had been read before with this stamp
     */
    private record Seen(Stamp stamp, boolean settled, Reading reading) {}

    /** Looks at the folder; files that have not changed (by name, size, mtime, file key) are not read again. */
    public synchronized Found read() {
        List<Path> files;
        try {
            files = Folder.plans(folder);
        } catch (IOException e) {
            return new Found(List.of(), List.of(unreadable(folder, folder.toString(), e)));
        }
        Map<Path, Seen> now = new HashMap<>();
        List<Reading> readings = new ArrayList<>();
        for (Path file : files) {
            look(file, now).ifPresent(readings::add);
        }
        seen = now;
        return found(readings);
    }

    /** Empty when the file has gone meanwhile. */
    private Optional<Reading> look(Path file, Map<Path, Seen> now) {
        try {
            Stamp stamp = Stamp.of(file);
            Seen before = seen.get(file);
            Seen after = before != null && before.stamp.equals(stamp) ? again(file, before) : first(file, stamp);
            now.put(file, after);
            return Optional.of(after.reading);
        } catch (NoSuchFileException e) {
            return Files.isSymbolicLink(file) ? Optional.of(new Bad(danglingLink(file))) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Bad(unreadable(file, Folder.name(file), e)));
        }
    }

    private Seen first(Path file, Stamp stamp) throws IOException {
        return new Seen(stamp, false, reader.read(file, stamp.modified().toInstant(), Folder.bytes(file)));
    }

    /**
     * Two writes within one tick of the file system's clock leave the same stamp, so what was written after the first
     * reading shows in a second one alone.
     */
    private Seen again(Path file, Seen before) throws IOException {
        if (before.settled) {
            return before;
        }
        Reading reading = first(file, before.stamp).reading;
        return new Seen(before.stamp, true, reading.equals(before.reading) ? before.reading : reading);
    }

    private static Found found(List<Reading> readings) {
        Map<String, Plan> plans = new HashMap<>();
        List<Broken> broken = new ArrayList<>();
        for (Reading reading : readings) {
            switch (reading) {
                case Bad bad -> broken.add(bad.broken());
                case Good good -> {
                    Plan other = plans.putIfAbsent(good.plan().name(), good.plan());
                    if (other != null) {
                        broken.add(taken(good, other));
                    }
                }
            }
        }
        return new Found(plans.values().stream().sorted(Comparator.comparing(Plan::name)).toList(),
                List.copyOf(broken));
    }

    private static Broken taken(Good good, Plan other) {
        return new Problems(good.plan().file()).broken(good.nameLine(), "name", "is \"" + other.name() + "\", which "
                + Folder.name(other.file()) + " has already; give one of them another name");
    }

    private static Broken danglingLink(Path file) {
        return new Broken(file, null, null,
                Folder.name(file) + " is a link to a file that is not there; mend it or remove it");
    }

    private static Broken unreadable(Path file, String name, IOException e) {
        return new Broken(file, null, null, SafeText.line(name + " cannot be read: " + Hindrance.of(e)));
    }
}
