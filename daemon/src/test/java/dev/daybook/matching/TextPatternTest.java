package dev.daybook.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    private static final String LONG = "a".repeat(512);

    @Test
    void aPatternIsFoundAnywhereSmallOrLarge() throws BadPattern {
        assertTrue(TextPattern.of("übersicht \\d+").isIn("Die ÜBERSICHT 7 – Editor"));
        assertFalse(TextPattern.of("^übersicht").isIn("Die Übersicht"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*)(.*)(.*)(.*)x", "(a+)+\\1\\1b", "(.*)*(.*)*(.*)*x", "(?:a?){200}a{200}b"})
    void aSearchThatWouldNeverEndIsGivenUp(String pattern) throws BadPattern {
        TextPattern slow = TextPattern.of(pattern);

        assertThrows(TooSlow.class, () -> slow.isIn(LONG));
        assertFalse(slow.isIn("ccc"), "and is still looked for where that is quick");
    }

    @ParameterizedTest
    @ValueSource(strings = {".*report.*", "\\bissue\\b.*\\b(open|closed)\\b", "^[^-]+ - [^-]+ - editor$"})
    void whatPeopleWriteIsFoundInTheLongestTitle(String pattern) throws BadPattern {
        assertFalse(TextPattern.of(pattern).isIn(LONG));
    }

    @ParameterizedTest
    @CsvSource({"'', it is empty", "(a, Unclosed group", "[a, Unclosed character class", "*, Dangling meta character",
            "(?:){2000000000}, it repeats something too often", "((){999}){999}, it repeats something too often"})
    void whatIsNoPatternIsRefusedWithTheReason(String text, String reason) {
        String message = String.valueOf(assertThrows(BadPattern.class, () -> TextPattern.of(text)).getMessage());

        assertTrue(message.startsWith(reason), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aPatternThatIsTooLongOrTooDeepIsRefused() throws BadPattern {
        TextPattern.of("a".repeat(1_000));
        assertThrows(BadPattern.class, () -> TextPattern.of("a".repeat(1_001)));
        // Whatever the stack holds, it is a pattern or a refusal.
        TextPattern.of("(".repeat(400) + "a" + ")".repeat(400)).isIn(LONG);
    }

    @Test
    void quotedBracesAndDatesRepeatNothing() throws BadPattern {
        assertTrue(TextPattern.of("\\d{4}-\\d{2}-\\d{2}").isIn("2026-03-02"));
        assertTrue(TextPattern.of("\\{999999}").isIn("{999999}"));
    }
}
