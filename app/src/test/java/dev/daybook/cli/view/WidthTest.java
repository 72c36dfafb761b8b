package dev.daybook.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WidthTest {

    @Test
    void countsWideCharactersTwiceAndCombiningOnesNotAtAll() {
        assertEquals(5, Width.of("plain"));
        assertEquals(6, Width.of("設計書"));
        assertEquals(4, Width.of("한글"));
        assertEquals(1, Width.of("e\u0301"));
        assertEquals(2, Width.of("😀"));
        assertEquals(3, Width.of("– …"));
    }

    @Test
    void cutsWithAnEllipsisWithinTheColumnsGiven() {
        assertEquals("abcdef", Width.fit("abcdef", 6));
        assertEquals("abcd…", Width.fit("abcdef", 5));
        assertEquals("設計…", Width.fit("設計書を", 6));
        assertEquals("設計…", Width.fit("設計書を", 5));
        assertEquals("ab…", Width.fit("ab cdef", 4));
    }

    @Test
    void padsByColumnsAndNotByCharacters() {
        assertEquals("設計  |", Width.padRight("設計", 6) + "|");
        assertEquals("  設計", Width.padLeft("設計", 6));
    }

    @Test
    void takesOutWhatWouldSteerTheTerminal() {
        assertEquals("[31mred  line", Width.clean("\u001b[31mred\r\nline"));
        assertEquals("abcd", Width.clean("ab\u202ecd"));
        assertEquals("tab here", Width.clean(" tab\there "));
    }
}
