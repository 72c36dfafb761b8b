package dev.daybook.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutWordsTheWindowOpensAndHiddenItDoesNot() {
        assertEquals(new Options.Start(false), Options.of(List.of()));
        assertEquals(new Options.Start(true), Options.of(List.of("--hidden")));
    }

    @Test
    void helpAndVersionAreAskedForInTwoWays() {
        for (String word : List.of("-h", "--help")) {
            assertEquals(new Options.Help(), Options.of(List.of("--hidden", word)));
        }
        for (String word : List.of("-V", "--version")) {
            assertEquals(new Options.Version(), Options.of(List.of(word)));
        }
    }

    @Test
    void theFirstUnknownWordIsNamed() {
        assertEquals(new Options.Unknown("--wrong"), Options.of(List.of("--wrong", "--help")));
    }
}
