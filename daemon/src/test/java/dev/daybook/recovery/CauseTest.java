package dev.daybook.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static final Instant ALIVE = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void theSameBootMeansTheDaemonAloneWasKilled() {
        assertEquals(Cause.KILLED, Cause.of(Optional.of(new PastLaunch(1, "boot-a", ALIVE, false)), "boot-a"));
    }

    @Test
    void anotherBootMeansTheMachineWentDown() {
        assertEquals(Cause.POWER_LOSS, Cause.of(Optional.of(new PastLaunch(1, "boot-a", ALIVE, false)), "boot-b"));
    }

    @Test
    void whatNothingTellsIsUnknown() {
        assertEquals(Cause.UNKNOWN, Cause.of(Optional.empty(), "boot-a"));
        assertEquals(Cause.UNKNOWN, Cause.of(Optional.of(new PastLaunch(1, "", ALIVE, false)), "boot-a"));
        assertEquals(Cause.UNKNOWN, Cause.of(Optional.of(new PastLaunch(1, "boot-a", ALIVE, false)), ""));
        assertEquals(Cause.UNKNOWN, Cause.of(Optional.of(new PastLaunch(1, "boot-a", ALIVE, true)), "boot-a"));
    }
}
