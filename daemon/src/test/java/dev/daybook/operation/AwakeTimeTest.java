package dev.daybook.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwakeTimeTest {

    private final AwakeTime time = new AwakeTime();

    @Test
    void theFirstLookCountsNothingWhereverTheClockBegins() {
        assertTrue(time.look(Duration.ofDays(400)));
        assertEquals(Duration.ZERO, time.counted());
    }

    @Test
    void stepsUpToTheStallAreCounted() {
        time.look(Duration.ofSeconds(100));
        assertTrue(time.look(Duration.ofSeconds(101)));
        assertTrue(time.look(Duration.ofSeconds(111)));
        assertEquals(Duration.ofSeconds(11), time.counted());
    }

    @Test
    void aLongerStepCountsNothingAndIsTold() {
        time.look(Duration.ofSeconds(100));
        assertFalse(time.look(Duration.ofSeconds(110).plusNanos(1)));
        assertEquals(Duration.ZERO, time.counted());
        assertTrue(time.look(Duration.ofSeconds(112)));
        assertEquals(Duration.ofSeconds(2).minusNanos(1), time.counted());
    }

    @Test
    void aClockThatGoesBackAllTheSameTakesNothingAway() {
        time.look(Duration.ofSeconds(100));
        time.look(Duration.ofSeconds(105));
        assertTrue(time.look(Duration.ofSeconds(50)));
        assertEquals(Duration.ofSeconds(5), time.counted());
        assertTrue(time.look(Duration.ofSeconds(51)));
        assertEquals(Duration.ofSeconds(6), time.counted());
    }
}
