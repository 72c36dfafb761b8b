package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    private static final Pattern OPENING = Pattern.compile("(?m)^<!-- session (\\d+) at \\d+ -->$");

    private final Path file;
    private final EventFile events;

    EventFileTest(@TempDir Path folder) {
        this.file = folder.resolve("event-2026-03-10.md");
        this.events = new EventFile(folder, LocalDate.of(2026, 3, 10));
    }

    @Test
    void theFirstEntryMakesTheFileWithTheDateAtItsHead() throws IOException {
        events.put(7, 900, "## Work\n");

        assertEquals("""
                # 2026-03-10

                <!-- session 7 at 900 -->
                ## Work
                <!-- /session 7 -->

                """, text());
    }

    @Test
    void anEntryWrittenTwiceReplacesItself() throws IOException {
        events.put(7, 900, "first\n");
        String once = text();
        events.put(7, 900, "first\n");
        assertEquals(once, text());
        events.put(7, 900, "second\n");

        assertEquals(once.replace("first", "second"), text());
    }

    @Test
    void anEntryWhoseSessionStartsElsewhereMoves() throws IOException {
        events.put(1, 100, "one\n");
        events.put(2, 200, "two\n");
        events.put(1, 300, "one\n");

        assertEquals(List.of("2", "1"), sessions());
    }

    @Test
    void entriesStandInTheOrderOfTheirStart() throws IOException {
        events.put(3, 1000, "three\n");
        events.put(1, 200, "one\n");
        events.put(10, 900, "ten\n");
        events.put(9, 900, "nine\n");

        assertEquals(List.of("1", "9", "10", "3"), sessions());
    }

    @Test
    void whatAPersonWroteAboveIsKept() throws IOException {
        Files.writeString(file, "# My day\r\n\r\nSlept badly.\n<!-- a comment -->\n");
        events.put(1, 100, "one\n");
        events.put(2, 50, "two\n");

        assertTrue(text().startsWith("# My day\r\n\r\nSlept badly.\n<!-- a comment -->\n\n<!-- session 2 "), text());
    }

    @Test
    void whatAPersonWroteBetweenAndBelowIsKept() throws IOException {
        events.put(1, 100, "one\n");
        events.put(2, 200, "two\n");
        Files.writeString(file, text().replace("<!-- session 2 ", "Lunch with Ada.\n\n<!-- session 2 ")
                + "Good night.\n");
        events.put(2, 200, "two again\n");
        events.put(3, 300, "three\n");
        events.put(1, 100, "one again\n");

        String text = text();
        assertTrue(text.contains("<!-- /session 1 -->\n\nLunch with Ada.\n\n<!-- session 2 "), text);
        assertTrue(text.contains("<!-- /session 2 -->\n\nGood night.\n\n<!-- session 3 "), text);
        events.put(3, 300, "three\n");
        assertEquals(text, text());
    }

    @Test
    void aMarkerThatAPersonDamagedHurtsNoOtherEntry() throws IOException {
        events.put(1, 100, "one\n");
        events.put(2, 200, "two\n");
        Files.writeString(file, text().replace("<!-- /session 1 -->\n", ""));
        events.put(3, 300, "three\n");

        String text = text();
        assertTrue(text.contains("one\n"), text);
        assertTrue(text.contains("two\n<!-- /session 2 -->"), text);
        assertTrue(text.contains("three\n<!-- /session 3 -->"), text);
    }

    @Test
    void aMarkerWithANumberBeyondAllSessionsIsAPersonsText() throws IOException {
        String odd = "<!-- session 99999999999999999999 at 1 -->\nx\n<!-- /session 99999999999999999999 -->";
        Files.writeString(file, odd + "\n");
        events.put(1, 100, "one\n");

        assertTrue(text().startsWith(odd + "\n\n<!-- session 1 "), text());
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        events.put(1, 100, "one\n");
        events.put(1, 100, "one\n");

        try (var files = Files.list(file.resolveSibling(""))) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private String text() throws IOException {
        return Files.readString(file);
    }

    private List<String> sessions() throws IOException {
        return OPENING.matcher(text()).results().map(found -> found.group(1)).toList();
    }
}
