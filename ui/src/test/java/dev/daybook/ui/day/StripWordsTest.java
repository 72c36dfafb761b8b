package dev.daybook.ui.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.ui.parts.LocalTimes;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripWordsTest {

    private static final LocalTimes TIMES = new LocalTimes(() -> ZoneOffset.UTC, Locale.UK);

    @Test
    void anActiveSessionIsUnknownWhileTheDaemonIsAway() {
        SessionBar active = SessionLanes.of(Samples.sessions(), Samples.NOW).getLast();

        assertEquals("Desk session\n15:30 – 17:42 · 2 h 12 min · active", StripWords.of(active, TIMES,
                Optional.empty()));
        assertEquals("Desk session\n15:30 – 17:42 · 2 h 12 min · unknown since 17:42",
                StripWords.of(active, TIMES, Optional.of(Samples.NOW)));
    }

    @Test
    void anEndedSessionStaysEndedWhileTheDaemonIsAway() {
        SessionBar ended = SessionLanes.of(List.of(Samples.sessions().get(3)), Samples.NOW).getFirst();

        assertEquals(StripWords.of(ended, TIMES, Optional.empty()),
                StripWords.of(ended, TIMES, Optional.of(Samples.NOW)));
    }
}
