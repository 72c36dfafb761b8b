package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionEntryTest {

    @Test
    void theEntrySaysWhenHowLongAndWithWhat() {
        SessionEntry entry = entry(null, use("Editor", "Letter", 3000), use("Browser", "News", 600),
                use("Editor", "Report", 90), use("Editor", "", 30));

        assertEquals("""
                ## 10:00–11:30 Editor, Browser

                Session 7, 1 h 30 min, active 1 h 02 min.

                - 52 min Editor
                - 10 min Browser

                  - 50 min Letter
                  - 10 min News
                  - 1 min Report

                """, entry.markdown(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void theTitleNamesTheThreeApplicationsUsedLongest() {
        assertEquals("B, A, no window",
                entry(null, use("A", "1", 30), use("B", "2", 25), use("B", "3", 25), use("", "", 10), use("D", "4", 5))
                        .title());
    }

    @Test
    void withoutUseThereIsNoTitle() {
        assertNull(entry(null).title());
    }

    @Test
    void theNameAPersonGaveStandsInTheHeading() {
        assertTrue(
                entry("Taxes", use("Editor", "x", 60)).markdown(ZoneOffset.UTC).startsWith("## 09:00–10:30 Taxes\n"));
    }

    @Test
    void tenTitlesAtTheMostAreListed() {
        List<SummaryStore.Use> uses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            uses.add(use("App", "Title " + i, 60));
        }

        assertEquals(10, entry(null, uses.toArray(SummaryStore.Use[]::new)).markdown(ZoneOffset.UTC).lines()
                .filter(line -> line.startsWith("  - ")).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- /session 7 -->", "<!-- session 8 at 1 -->", "a\n<!-- /session 7 -->\nb", "-->",
            "<!-<!-- --", "x\r\n# Heading", "a\u2028<!-- /session 7 -->", "\u001b[2J\u0007", "\u0085b"})
    void noTitleNorApplicationCanBreakTheFile(String wicked, @TempDir Path folder) throws IOException {
        SessionEntry entry = entry(wicked, use(wicked, wicked, 60));
        EventFile file = new EventFile(folder, LocalDate.of(2026, 3, 10));
        file.put(7, 100, entry.markdown(ZoneOffset.UTC));
        file.put(8, 200, "next\n");
        String text = Files.readString(folder.resolve("event-2026-03-10.md"));
        file.put(7, 100, entry.markdown(ZoneOffset.UTC));

        assertEquals(text, Files.readString(folder.resolve("event-2026-03-10.md")));
        assertEquals(4, text.lines().filter(line -> line.contains("<!--")).count(), text);
        assertEquals(1, text.lines().filter(line -> line.startsWith("# ")).count(), text);
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'), text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59,59 s", "60,1 min", "3599,59 min", "3600,1 h 00 min", "90061,25 h 01 min"})
    void aLengthIsShownInItsLargestUnits(long seconds, String shown) {
        assertEquals(shown, SessionEntry.length(seconds));
    }

    private static SessionEntry entry(@Nullable String title, SummaryStore.Use... uses) {
        TimeRange range = new TimeRange(Instant.parse("2026-03-10T09:00:00Z"), Instant.parse("2026-03-10T10:30:00Z"));
        return new SessionEntry(new SummaryStore.Waiting(7, range, title, 0, false), List.of(uses));
    }

    private static SummaryStore.Use use(String application, String title, long seconds) {
        return new SummaryStore.Use(new Focus(application, title, null), seconds);
    }
}
