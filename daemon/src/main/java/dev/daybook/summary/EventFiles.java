package dev.daybook.summary;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of the days' files. A file is whole or not there, whatever happens. */
final class EventFiles {

    private static final Pattern NAME = Pattern.compile("event-([+-]?\\d{4,10}-\\d\\d-\\d\\d)\\.md(\\.tmp)?");

    private static final Pattern MARKER = Pattern.compile("<!-- session (\\d{1,18}) at ");

    private final Path folder;
    private final Disk disk;

    /** How files get onto the disk. */
    interface Disk {

        void replace(Path file, byte[] bytes) throws IOException;

        void delete(Path file) throws IOException;

        /** The one there is. */
        Disk REAL = new Disk() {

            @Override
            public void replace(Path file, byte[] bytes) throws IOException {
                DurableFiles.replace(file, bytes);
            }

            @Override
            public void delete(Path file) throws IOException {
                if (Files.deleteIfExists(file)) {
                    DurableFiles.forceFolder(file.resolveSibling(""));
                }
            }
        };
    }

    EventFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    static String name(LocalDate date) {
        return "event-" + date + ".md";
    }

    Path file(LocalDate date) {
        return folder.resolve(name(date));
    }

    /** A file that is there, as text; empty without one. */
    Optional<String> read(LocalDate date) throws IOException {
        try {
            return Optional.of(Files.readString(file(date)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(LocalDate date, String text) throws IOException {
        disk.replace(file(date), text.getBytes(StandardCharsets.UTF_8));
    }

    void delete(LocalDate date) throws IOException {
        disk.delete(file(date));
    }

    /** Whether an entry of the session stands there. Asks for nothing but its marker, in any encoding. */
    boolean holds(LocalDate date, long session) throws IOException {
        Path file = file(date);
        return Files.isRegularFile(file) && Files.readString(file, StandardCharsets.ISO_8859_1)
                .contains("<!-- session " + session + " at ");
    }

    /** The days in whose files an entry of one of these sessions stands. */
    NavigableSet<LocalDate> holding(Set<Long> sessions) throws IOException {
        NavigableSet<LocalDate> holding = new TreeSet<>();
        for (LocalDate date : dates()) {
            String text = Files.readString(file(date), StandardCharsets.ISO_8859_1);
            if (MARKER.matcher(text).results().anyMatch(marker -> sessions.contains(Long.parseLong(marker.group(1))))) {
                holding.add(date);
            }
        }
        return holding;
    }

    /** Of which days there are files. */
    NavigableSet<LocalDate> dates() throws IOException {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> date(file, false).ifPresent(dates::add));
        }
        return dates;
    }

    /** Takes away what a kill left beside a day's file. */
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(left -> date(left, true).isPresent()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Optional<LocalDate> date(Path file, boolean temporary) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        try {
            return name.matches() && temporary == (name.group(2) != null)
                    ? Optional.of(LocalDate.parse(name.group(1)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
