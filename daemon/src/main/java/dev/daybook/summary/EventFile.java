package dev.daybook.summary;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A day's event file: Markdown, one entry a session between two comment lines that name it. An entry written again
 * replaces itself; whatever a person wrote above, between and below the entries is kept. The file is always whole.
 */
final class EventFile {

    private static final Pattern ENTRY = Pattern
            .compile("<!-- session (\\d{1,18}) at (\\d{1,18}) -->\\R(.*?)<!-- /session \\1 -->\\R*", Pattern.DOTALL);

    private static final Pattern NAME = Pattern
            .compile("event-(\\d{4}-\\d{2}-\\d{2})\\.md");

    private final Path file;
    private final LocalDate date;

    EventFile(Path folder, LocalDate date) {
        this.file = folder.resolve("event-" + date + ".md");
        this.date = date;
    }

    /**
     * An entry as it stands in the file.
     *
     * @param after what a person wrote between it and the next one
     */
    private record Entry(String body, String after) {}

    /** Sorts entries by start, then by session. */
    private record Place(long start, long session) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byStart = Long.compare(start, other.start);
            return byStart != 0 ? byStart : Long.compare(session, other.session);
        }
    }

    /**
     * Writes a session's entry in the place its start gives it.
     *
     * @param start of the session, UTC seconds
     * @param entry Markdown, ending with a line break
     */
    void put(long session, long start, String entry) throws IOException {
        String text = read();
        List<MatchResult> found = ENTRY.matcher(text).results().toList();
        Map<Place, Entry> entries = entries(text, found);
        String after = entries.entrySet().stream().filter(old -> old.getKey().session == session)
                .map(old -> old.getValue().after).collect(Collectors.joining("\n\n"));
        entries.keySet().removeIf(place -> place.session == session);
        entries.put(new Place(start, session), new Entry(entry, after));
        String head = text.substring(0, found.isEmpty() ? text.length() : found.getFirst().start());
        StringBuilder whole = new StringBuilder(head.stripTrailing()).append("\n\n");
        entries.forEach((place, written) -> write(place, written, whole));
        DurableFiles.replace(file, whole.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a session's entry out; what a person wrote below it stays where it was. Without one nothing happens. */
    void remove(long session) throws IOException {
        String text = read();
        for (MatchResult entry : ENTRY.matcher(text).results().toList()) {
            if (Long.parseLong(entry.group(1)) == session) {
                String rest = text.substring(0, entry.start()).stripTrailing() + "\n\n" + text.substring(entry.end());
                DurableFiles.replace(file, rest.getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
    }

    /** Every day's file there is. */
    static List<EventFile> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .flatMap(name -> date(name.group(1)).stream()).map(date -> new EventFile(folder, date)).toList();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Takes these sessions' entries out, as {@link #remove} does. A file without any of them is not written. */
    void removeAll(Set<Long> sessions) throws IOException {
        for (MatchResult entry : ENTRY.matcher(read()).results().toList()) {
            long session = Long.parseLong(entry.group(1));
            if (sessions.contains(session)) {
                remove(session);
            }
        }
    }

    private static Map<Place, Entry> entries(String text, List<MatchResult> found) {
        Map<Place, Entry> entries = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            MatchResult entry = found.get(i);
            int next = i + 1 < found.size() ? found.get(i + 1).start() : text.length();
            entries.put(new Place(Long.parseLong(entry.group(2)), Long.parseLong(entry.group(1))),
                    new Entry(entry.group(3), text.substring(entry.end(), next).stripTrailing()));
        }
        return entries;
    }

    private static void write(Place place, Entry entry, StringBuilder whole) {
        whole.append("<!-- session ").append(place.session).append(" at ").append(place.start).append(" -->\n")
                .append(entry.body).append("<!-- /session ").append(place.session).append(" -->\n\n");
        if (!entry.after.isEmpty()) {
            whole.append(entry.after).append("\n\n");
        }
    }

    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "# " + date + "\n";
        }
    }
}
