package dev.daybook.ui.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripScaleTest {

    private static final Instant START = Instant.parse("2026-11-21T23:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(24));

    private final StripScale whole = StripScale.whole(START, END, 960);

    @Test
    void theWholeDayReachesFromEdgeToEdge() {
        assertEquals(0, whole.x(START));
        assertEquals(960, whole.x(END), 1e-6);
        assertEquals(START.plus(Duration.ofHours(12)), whole.at(480));
    }

    @Test
    void whatIsUnderThePointerStaysThereWhenZooming() {
        Instant under = whole.at(300);
        StripScale closer = whole.zoom(0.5, 300);
        assertEquals(300, closer.x(under), 0.5);
        assertEquals(12 * 3_600.0, closer.seconds(), 1);
    }

    @Test
    void nobodyLeavesTheDay() {
        StripScale closer = whole.zoom(0.25, 0);
        assertEquals(START, closer.pan(-5_000).from());
        assertEquals(END, closer.pan(50_000).at(960));
        assertEquals(START, closer.at(-10));
    }

    @Test
    void zoomingHasALeastAndAMost() {
        assertEquals(StripScale.LEAST, whole.zoom(1e-6, 480).seconds());
        assertEquals(whole.seconds(), whole.zoom(0.1, 480).zoom(1e6, 0).seconds());
    }

    @Test
    void wordsOfTheAxisDoNotTouch() {
        assertEquals(7_200, whole.step(64));
        assertEquals(60, whole.zoom(1e-6, 0).step(60));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverOneDoesTheDayIsAllOneSees(long seed) {
        Random random = new Random(seed);
        StripScale scale = whole;
        for (int i = 0; i < 1_000; i++) {
            scale = random.nextBoolean()
                    ? scale.zoom(Math.exp(random.nextGaussian()), random.nextDouble(960))
                    : scale.pan(random.nextGaussian() * 500);
            assertFalse(scale.from().isBefore(START), "seed " + seed);
            assertFalse(scale.from().plusMillis((long) (scale.seconds() * 1000)).isAfter(END.plusSeconds(1)),
                    "seed " + seed);
        }
    }
}
