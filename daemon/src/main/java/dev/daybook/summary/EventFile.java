package dev.daybook.summary;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day's event file: Markdown, one entry a session between two comment lines that name it. An entry written again
 * replaces itself; whatever else a person wrote above the first entry is kept. The file is always whole.
 */
final class EventFile {

    private static final Pattern ENTRY = Pattern
            .compile("<!-- session (\\d+) at (\\d+) -->\\R(.*?)<!-- /session \\1 -->\\R*", Pattern.DOTALL);

    private final Path file;
    private final LocalDate date;

    EventFile(Path folder, LocalDate date) {
        this.file = folder.resolve("event-" + date + ".md");
        this.date = date;
    }

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
        Map<Place, String> entries = new TreeMap<>();
        Matcher found = ENTRY.matcher(text);
        int head = text.length();
        while (found.find()) {
            head = Math.min(head, found.start());
            entries.put(new Place(Long.parseLong(found.group(2)), Long.parseLong(found.group(1))), found.group(3));
        }
        entries.keySet().removeIf(place -> place.session == session);
        entries.put(new Place(start, session), entry);
        StringBuilder whole = new StringBuilder(text.substring(0, head).stripTrailing()).append("\n\n");
        entries.forEach((place, body) -> whole.append("<!-- session ").append(place.session).append(" at ")
                .append(place.start).append(" -->\n").append(body).append("<!-- /session ").append(place.session)
                .append(" -->\n\n"));
        DurableFiles.replace(file, whole.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "# " + date + "\n";
        }
    }
}
