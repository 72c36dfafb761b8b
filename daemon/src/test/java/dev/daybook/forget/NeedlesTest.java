package dev.daybook.forget;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedlesTest {

    private static final String WORD = "Grüße \"an\" 𝄞 alle\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aWordIsFoundInEachWayItMayBeWritten() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE,
                Charset.forName("CESU-8"))) {
            assertTrue(in(WORD.getBytes(charset), 10), charset.name());
        }
        assertTrue(in("Grüße \\\"an\\\" 𝄞 alle\\n".getBytes(StandardCharsets.UTF_8), 10));
        assertFalse(in("Grüße an alle".getBytes(StandardCharsets.UTF_8), 10));
    }

    @Test
    void aWordThatLiesAcrossTwoReadingsIsFound() throws IOException {
        byte[] word = WORD.getBytes(StandardCharsets.UTF_8);
        for (int before = (1 << 20) - word.length - 1; before <= (1 << 20) + 1; before++) {
            assertTrue(in(word, before), before + " bytes before it");
        }
    }

    @Test
    void shortWordsAreNotLookedForForTheyStandAnywhere() {
        assertTrue(new Needles(List.of("java", "", "    x    ")).none());
    }

    private boolean in(byte[] word, int before) throws IOException {
        byte[] bytes = new byte[before + word.length + 3];
        new Random(7).nextBytes(bytes);
        System.arraycopy(word, 0, bytes, before, word.length);
        return new Needles(List.of("something else", WORD)).in(Files.write(folder.resolve("file"), bytes));
    }
}
