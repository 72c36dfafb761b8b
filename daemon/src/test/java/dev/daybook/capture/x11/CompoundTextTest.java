package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class CompoundTextTest {

    /** Written with ^ for ESC; all other characters are bytes. */
    @ParameterizedTest
    @CsvSource({"plain, plain", "na\u00efve, naïve", "a^-Ab\u00e9, abé", "^%G\u00e2\u0082\u00ac^%@ \u00e9, € é",
            "^-L\u00bf\u00e0, Пр", "^-F\u00e1, α", "^$(BF|K\\8l^(B!, 日本語!", "^$)B\u00c6\u00fc, 日", "^$(AVP^(BA, 中A",
            "\u009b1]left\u009b], left", "a^-A^(B^-Ab, ab"})
    void aPartIsReadInItsCharacterSet(String bytes, String text) {
        assertEquals(text, decode(bytes));
    }

    @ParameterizedTest
    @CsvSource({"a^-z\u00e1\u00e2^-A\u00e9, a\uFFFDé", "a^)I\u00b1\u00b2b, a\uFFFDb", "a^(0xy^(Bb, a\uFFFDb",
            "a^%/1\u0080\u0084abcdb, a\uFFFDb", "a^%/1\u00ff\u00ffabc, a\uFFFD", "a^#8b, a\uFFFDb"})
    void aPartInAnUnknownSetIsReplacedAndTheRestIsRead(String bytes, String text) {
        assertEquals(text, decode(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "^%", "^%G", "^%/", "^%/1", "^%/1\u0080", "^$", "^$(", "\u009b", "\u009b1", "^-", ""})
    void whatIsCutOffIsNoError(String bytes) {
        assertNotNull(decode("a" + bytes));
    }

    @Test
    void noBytesAreAnError() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] alphabet = "^^^%$()-/ABG@a1\u0080\u009b\u00e9\n".replace('^', '\33')
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            assertNotNull(CompoundText.decode(bytes), () -> "seed " + seed);
        }
    }

    private static String decode(String bytes) {
        return CompoundText.decode(bytes.replace('^', '\33').getBytes(StandardCharsets.ISO_8859_1));
    }
}
