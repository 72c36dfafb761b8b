package dev.daybook.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void whatWouldSteerATerminalIsEscaped() {
        assertEquals("a\\nb\\u000d\\u001b[31m\\u0085\\u2028\\u202e\\ufeff\\U000e0041\\ud800",
                SafeText.line("a\nb\r\u001b[31m\u0085\u2028\u202e\ufeff\udb40\udc41\ud800"));
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "Grüße, \"日本\" \ud83d\udc69\u200d\ud83d\udcbb";

        assertEquals(text, SafeText.line(text));
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertEquals("abc", SafeText.line("abc", 3));
        assertEquals("abc…", SafeText.line("abcd", 3));
        assertEquals("\ud83d\ude00…", SafeText.line("\ud83d\ude00\ud83d\ude00", 1));
    }
}
