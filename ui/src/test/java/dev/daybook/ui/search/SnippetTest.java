package dev.daybook.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.ui.search.Snippet.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {

    private static List<List<Integer>> marks(int... ends) {
        return java.util.stream.IntStream.range(0, ends.length / 2)
                .mapToObj(i -> List.of(ends[2 * i], ends[2 * i + 1])).toList();
    }

    @Test
    void whatWasFoundStandsBetweenWhatWasNot() {
        Snippet snippet = Snippet.of("the tide and the pier", marks(4, 8, 17, 21), 100);

        assertEquals(List.of(new Run("the ", false), new Run("tide", true), new Run(" and the ", false),
                new Run("pier", true)), snippet.runs());
    }

    @Test
    void aLongTextIsCutAroundWhatWasFound() {
        String text = "word ".repeat(100) + "harbour " + "word ".repeat(100);
        Snippet snippet = Snippet.of(text, marks(500, 507), 60);

        assertTrue(snippet.runs().contains(new Run("harbour", true)), snippet.text());
        assertTrue(snippet.text().startsWith("…word "), snippet.text());
        assertTrue(snippet.text().endsWith("…"), snippet.text());
        assertTrue(snippet.text().length() <= 62, snippet.text());
    }

    @Test
    void aTextWithoutASpaceIsCutToo() {
        Snippet snippet = Snippet.of("x".repeat(300) + "harbour", marks(300, 307), 40);

        assertEquals("…" + "x".repeat(33) + "harbour", snippet.text());
    }

    @Test
    void nothingIsCutInTheMiddleOfACharacter() {
        String waves = "🌊".repeat(60);
        for (int most = 10; most < 30; most++) {
            for (int mark = 0; mark < 120; mark += 2) {
                Snippet snippet = Snippet.of(waves, marks(mark, mark + 2), most);
                assertTrue(snippet.text().replace("🌊", "").replace("…", "").isEmpty(), snippet.text());
                assertTrue(snippet.runs().contains(new Run("🌊", true)), "mark " + mark + " of " + most);
            }
        }
    }

    @Test
    void linesBecomeOneAndMarksStayWhereTheyWere() {
        Snippet snippet = Snippet.of("first\nsecond\u202ethird", marks(6, 12), 100);

        assertEquals(List.of(new Run("first ", false), new Run("second", true), new Run("third", false)),
                snippet.runs());
    }

    @Test
    void oddMarksAreLeftOut() {
        Snippet snippet = Snippet.of("tide", List.of(List.of(3, 9), List.of(1), List.of(2, 2), List.of(-1, 2)), 100);

        assertEquals(List.of(new Run("tide", false)), snippet.runs());
    }
}
