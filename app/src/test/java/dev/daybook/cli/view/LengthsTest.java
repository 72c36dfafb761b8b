package dev.daybook.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 s", "35, 35 s", "59, 59 s", "60, 1 min", "119, 1 min", "2520, 42 min", "3599, 59 min",
            "3600, 1 h 00 min", "3900, 1 h 05 min", "90000, 25 h 00 min", "-5, 0 s"})
    void saysALengthInItsTwoLargestUnits(long seconds, String expected) {
        assertEquals(expected, Lengths.ofSeconds(seconds));
    }
}
