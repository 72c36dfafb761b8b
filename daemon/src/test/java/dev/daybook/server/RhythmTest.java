package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

    @ParameterizedTest(name = "{0} ms after a pulse the next one is due in {1}")
    @CsvSource({"0, 200", "100, 100", "149, 51", "150, 50", "400, 50", "849, 50", "880, 20", "900, 0", "1500, 0"})
    void aChangeIsToldSoonAndNotTooSoonAfterTheLast(long since, long due) {
        assertEquals(due, Rhythm.untilToldOf(Rhythm.RESTING - since));
    }

    @Test
    void endlessChangesMakeFivePulsesASecondAndNoneMakesOne() {
        int pulses = 0;
        for (long now = 0; now < 60_000; now += Rhythm.untilToldOf(Rhythm.RESTING)) {
            pulses++;
        }
        assertEquals(300, pulses);
        assertTrue(Rhythm.RESTING < 1_000);
    }
}
