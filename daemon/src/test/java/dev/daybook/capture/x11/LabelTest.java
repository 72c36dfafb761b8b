package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void controlCharactersAndLineEndsBecomeSpaces() {
        assertEquals("a b c d e", Label.clean("a\nb\u0000c\u0085d\u2028e"));
    }

    @Test
    void spaceAroundIsTrimmed() {
        assertEquals("a  b", Label.clean(" \t\u0007 a  b \r\n"));
    }

    @Test
    void aLongTextIsCutBetweenCodePoints() {
        assertEquals("x".repeat(512), Label.clean("x".repeat(600)));
        assertEquals("x".repeat(511), Label.clean("x".repeat(511) + "😀y"));
        assertEquals("x".repeat(510) + "😀", Label.clean("x".repeat(510) + "😀y"));
    }

    @Test
    void halfACharacterIsReplaced() {
        assertEquals("a\uFFFDb", Label.clean("a\uD83Db"));
    }

    @Test
    void joinedEmojiStayWhole() {
        assertEquals("👩‍💻 ✓", Label.clean("👩‍💻 ✓"));
    }
}
