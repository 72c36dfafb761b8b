package dev.daybook.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "40 | The quarterly [rep]ort of the year | The quarterly [rep]ort of the year",
            "20 | The quarterly [rep]ort of the year | The quarterly [rep]or…",
            "20 | A very long beginning, and then the [rep]ort of the year | …n the [rep]ort of th…",
            "12 | The [rep] | The [rep]",
            "12 | Long beginning here [rep] | …ere [rep]",
            "15 | 第三回の経営[会議]資料についての報告 | …経営[会議]資料…"})
    void aTextIsCutAroundWhatWasFound(int columns, String marked, String expected) {
        String shown = shown(marked, columns);

        assertEquals(expected, shown);
        assertTrue(Width.of(shown.replace("[", "").replace("]", "")) <= columns, shown);
    }

    @Test
    void whatIsFoundIsShownHoweverLongTheTextIs() {
        for (int before = 0; before < 60; before++) {
            for (int columns = 12; columns < 50; columns++) {
                String text = "x ".repeat(before) + "[会議]" + " y".repeat(before);
                String shown = shown(text, columns);
                assertTrue(shown.contains("[会議]"), shown);
                assertTrue(Width.of(shown) - 2 <= columns, columns + ": " + shown);
            }
        }
    }

    @Test
    void whatWouldSteerTheTerminalIsNotShownAndMovesNoMark() {
        assertEquals("a [b] c", shown("a\u0007[b]\nc", 20));
    }

    private static String shown(String marked, int columns) {
        int from = marked.indexOf('[');
        int to = marked.indexOf(']') - 1;
        String text = marked.replace("[", "").replace("]", "");
        return new Snippet(text, List.of(List.of(from, to))).within(columns).stream()
                .map(span -> span.ink() == Ink.FOUND ? "[" + span.text() + "]" : span.text())
                .collect(Collectors.joining());
    }
}
