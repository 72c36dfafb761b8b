package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressVerbTest {

    @TempDir
    Path home;

    private CommandLineFixture line;
    private Path file;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
        file = home.resolve("progress");
        line.environment.put("DAYBOOK_PROGRESS", file.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.4 epoch 4 | 0.4 epoch 4", "40% | 0.4", "- | -",
            "- almost there | - almost there", "1 done | 1.0 done"})
    void oneLineTakesThePlaceOfTheLast(String arguments, String expected) throws IOException {
        Files.writeString(file, "0.1 something much longer than what follows\n");
        var ran = line.run(("progress " + arguments).split(" "));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertEquals(expected + "\n", Files.readString(file));
        try (Stream<Path> left = Files.list(home)) {
            assertEquals(1, left.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4", "140%", "half", "0,4", "NaN"})
    void anythingElseIsNoFraction(String fraction) {
        var ran = line.run("progress", fraction);
        assertEquals("daybook: '" + fraction + "' is not a number from 0 to 1, like 0.4, 40% or -, "
                + "see 'daybook progress --help'\n", ran.err());
        assertEquals(2, ran.exit());
        assertTrue(Files.notExists(file));
    }

    @Test
    void outsideOfARunItSaysSo() {
        line.environment.clear();
        var ran = line.run("progress", "0.4");
        assertEquals("daybook: not inside a run: DAYBOOK_PROGRESS is not set, use it in a command started with "
                + "'daybook run'\n", ran.err());
        assertEquals(1, ran.exit());
    }

    @Test
    void aRunThatIsGoneIsOneLine() {
        line.environment.put("DAYBOOK_PROGRESS", home.resolve("gone/progress").toString());
        var ran = line.run("progress", "0.4");
        assertEquals(1, ran.exit());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }
}
