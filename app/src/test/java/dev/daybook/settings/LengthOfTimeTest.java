package dev.daybook.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthOfTimeTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0s", "90, 90, 1m30s", "30s, 30, 30s", "5m, 300, 5m", "1h30m, 5400, 1h30m", "2d, 172800, 2d",
            "1d1h1m1s, 90061, 1d1h1m1s", "90m, 5400, 1h30m"})
    void aLengthIsAsLongAsItSays(String text, long seconds, String shortest) {
        Duration length = LengthOfTime.parse(text).orElseThrow();
        assertEquals(seconds, length.toSeconds());
        assertEquals(shortest, LengthOfTime.text(length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "1.5h", "30m1h", "5 m", "999999999", "1w"})
    void anythingElseIsNoLength(String text) {
        assertTrue(LengthOfTime.parse(text).isEmpty());
    }
}
