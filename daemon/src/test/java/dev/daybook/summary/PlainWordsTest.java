package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {"BlockFolder.java – x; BlockFolder.java – x",
            "C# | fix #12 -> 13 #; C# | fix #12 -> 13 \\#", "my_file_name.txt; my_file_name.txt",
            "_new_ *file*; \\_new\\_ \\*file\\*", "`ls` \\ [x](y); \\`ls\\` \\\\ \\[x](y)",
            "me: ~/src ~~b~~; me: ~/src \\~\\~b\\~\\~", "a ## ; a \\##"})
    void markupIsShownAsWhatItIs(String text, String shown) {
        assertEquals(shown, PlainWords.markdown(text, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\u2028b", "a\u0085b", "a\u001b[2Jb", "a\tb", "\u202ea b", "a\u0000b"})
    void everythingIsOneLineOfPlainText(String text) {
        for (String shown : new String[]{PlainWords.markdown(text, 100), PlainWords.yaml(text),
                PlainWords.name(text)}) {
            assertEquals(1, shown.lines().count(), shown);
            assertFalse(shown.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x202e), shown);
        }
    }

    @Test
    void anEntityIsShownAsItStands() {
        assertEquals("&lt;!-- /session 7 -->", PlainWords.markdown("<!-- /session 7 -->", 100));
        assertEquals("\"\\x3c!-- x\"", PlainWords.yaml("<!-- x"));
        assertEquals("Q&A \\&amp; &lt;b>", PlainWords.markdown("Q&A &amp; <b>", 100));
    }

    @Test
    void whatIsLongIsCutBetweenCharacters() {
        assertEquals("𝄞𝄞…", PlainWords.markdown("𝄞𝄞𝄞𝄞", 3));
        assertEquals("𝄞𝄞𝄞", PlainWords.markdown("𝄞𝄞𝄞", 3));
        assertTrue(PlainWords.name("\"".repeat(2_000)).length() <= 200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"plain; \"plain\"", "a\"b\\c; \"a\\\"b\\\\c\"", "a: b # c; \"a: b # c\"",
            "'yes'; \"'yes'\""}, quoteCharacter = '`')
    void aStringOfYamlIsWhatItWas(String text, String quoted) {
        assertEquals(quoted, PlainWords.yaml(text));
    }

    @Test
    void aStringOfYamlHoldsNothingThatYamlForbids() {
        assertEquals("\"a\\U0000200db\\U0000e000\"", PlainWords.yaml("a\u200db\ue000"));
    }

    @Test
    void aNoteKeepsItsMarkupButNoTag() {
        assertEquals("**bold** &lt;!-- x", PlainWords.quoted("**bold** <!-- x"));
    }
}
