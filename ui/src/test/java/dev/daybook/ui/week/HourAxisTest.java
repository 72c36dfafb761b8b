package dev.daybook.ui.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HourAxisTest {

    @Test
    void linesStandAtRoundHours() {
        HourAxis axis = HourAxis.upTo(9 * 3600);

        assertEquals(List.of("0 h", "2 h", "4 h", "6 h", "8 h", "10 h"),
                axis.lines().stream().map(axis::label).toList());
    }

    @Test
    void aShortDayIsMeasuredInMinutes() {
        HourAxis axis = HourAxis.upTo(40 * 60);

        assertEquals(List.of("0 min", "15 min", "30 min", "45 min"), axis.lines().stream().map(axis::label).toList());
    }

    @Test
    void everyLengthOfADayFitsUnderTheLastLineOfAFew() {
        for (long seconds = 0; seconds <= 25 * 3600; seconds += 61) {
            HourAxis axis = HourAxis.upTo(seconds);
            assertTrue(axis.top() >= seconds && axis.steps() >= 2 && axis.steps() <= 5, axis + " for " + seconds);
        }
    }
}
