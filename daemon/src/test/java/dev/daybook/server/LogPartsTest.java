package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.LogPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPartsTest {

    private static final int MOST = 64;

    private final Path file;

    LogPartsTest(@TempDir Path folder) {
        this.file = folder.resolve("log");
    }

    @Test
    void aLogThatIsNotThereYetIsEmpty() throws IOException {
        assertEquals(new LogPart("", 0, 0, false), running().last());
        assertEquals(new LogPart("", 7, 7, false), running().from(7));
        assertEquals(new LogPart("", 0, 0, true), ended().last());
    }

    @Test
    void theEndOfALongLogBeginsWithALine() throws IOException {
        Files.writeString(file, "x".repeat(100) + "\n" + "y".repeat(40) + "\n" + "z".repeat(10) + "\n");

        assertEquals(new LogPart("y".repeat(40) + "\n" + "z".repeat(10) + "\n", 101, 153, false), running().last());
    }

    @Test
    void aLineThatBeginsWhereThePartDoesIsNotLeftOut() throws IOException {
        Files.writeString(file, "first\n" + "y".repeat(MOST - 1) + "\n");

        assertEquals("y".repeat(MOST - 1) + "\n", running().last().text());
    }

    @Test
    void aLineLongerThanAPartIsShownFromItsMiddle() throws IOException {
        Files.writeString(file, "x".repeat(200));

        assertEquals(new LogPart("x".repeat(MOST), 200 - MOST, 200, false), running().last());
    }

    @Test
    void whatWasWrittenSinceFollows() throws IOException {
        Files.writeString(file, "one\n");
        LogPart first = running().last();
        Files.writeString(file, "one\ntwo\n");

        assertEquals(new LogPart("two\n", 4, 8, false), running().from(first.end()));
        assertEquals(new LogPart("", 8, 8, true), ended().from(8));
    }

    @Test
    void beyondTheEndThereIsNothingHoweverFarItIs() throws IOException {
        Files.writeString(file, "one\n");

        assertEquals(new LogPart("", 9, 9, false), running().from(9));
        assertEquals(new LogPart("", Long.MAX_VALUE, Long.MAX_VALUE, true), ended().from(Long.MAX_VALUE));
    }

    @Test
    void partsPutTogetherAreTheLogWhereverTheyAreCut() throws IOException {
        String all = "é€𝄞 and so on ".repeat(40);
        Files.writeString(file, all);
        StringBuilder read = new StringBuilder();
        long offset = 0;
        for (LogPart part = ended().from(0); !part.complete(); part = ended().from(offset)) {
            read.append(part.text());
            offset = part.end();
        }

        assertEquals(all, read + ended().from(offset).text());
    }

    @Test
    void aCharacterThatIsHalfWrittenWaitsUnlessNothingFollows() throws IOException {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(euro, 2));

        assertEquals(new LogPart("", 0, 0, false), running().from(0));
        assertEquals(new LogPart("\ufffd", 0, 2, true), ended().from(0));
    }

    private LogParts running() {
        return new LogParts(file, MOST, false);
    }

    private LogParts ended() {
        return new LogParts(file, MOST, true);
    }
}
