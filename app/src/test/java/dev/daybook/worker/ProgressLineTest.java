package dev.daybook.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {"0.4 epoch 4 | 0.4 | epoch 4",
            "40% epoch 4 | 0.4 | epoch 4",
            ".5 | 0.5 | none", "1 | 1 | none", "0 begin | 0 | begin", "1. | 1 | none", "12.5% | 0.125 | none",
            "100% done | 1 | done", "- 1 file left | none | 1 file left", "- | none | none"})
    void aFractionComesFirstAndTheRestIsTheMessage(String line, @Nullable Double fraction, @Nullable String message) {
        assertEquals(new Progress(fraction, message), ProgressLine.parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch 4", "1.5 epochs", "140% of it", "-0.4 x", "NaN x", "0,4 x", "1e-1 x", "0.4epoch",
            "%"})
    void whatIsNoFractionIsAMessage(String line) {
        assertEquals(new Progress(null, line), ProgressLine.parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\u0000\u0000"})
    void nothingSaidIsNothing(String text) {
        assertEquals(new Progress(null, null), ProgressLine.parse(text));
    }

    @Test
    void theLastLineCountsWhereAScriptAppends() {
        assertEquals(new Progress(0.5, "second"), ProgressLine.parse("0.4 first\r\n0.5 second\r\n\n"));
    }

    @Test
    void controlCharactersGoAndPartWordsWhereTheyStood() {
        assertEquals(new Progress(0.4, "[31mred tab"), ProgressLine.parse("0.4\t\u001b[31mred\ttab\u0007"));
        assertEquals("0.4 two lines", ProgressLine.format(new Progress(0.4, "two\nlines")));
    }

    @Test
    void aLongMessageIsCutButNoCharacterIsSplit() {
        String message = ProgressLine.parse("0.4 " + "x".repeat(199) + "😀").message();
        assertEquals("x".repeat(199), message);
        assertEquals(4 + 200, ProgressLine.format(new Progress(0.4, "y".repeat(500))).length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {"0.4 | epoch 4", "0.00001 | small", "1 | none",
            "none | 1 file left", "none | none", "0.1 | - dash"})
    void whatIsFormattedIsReadBack(@Nullable Double fraction, @Nullable String message) {
        Progress progress = new Progress(fraction, message);
        assertEquals(progress, ProgressLine.parse(ProgressLine.format(progress)));
    }

    @Test
    void aVeryLongLineIsNoFault() {
        assertNull(ProgressLine.parse("1".repeat(1_000_000)).fraction());
        assertTrue(ProgressLine.fraction("1".repeat(1_000_000)).isEmpty());
    }
}
