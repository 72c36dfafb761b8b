package dev.daybook.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Recorder;
import dev.daybook.client.DaemonAway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StillWhileAwayTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
    private static final Recorder RECORDING = new Recorder("recording", "x11", null, "active", 0L, null, NOW, null);
    private static final Link GONE = new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one");
    private static final Link GONE_OTHERWISE = new Link.Away(DaemonAway.Why.NOT_RUNNING, "no answer", "look at it");

    private final ScriptedLive live = new ScriptedLive(NOW);
    private final StillWhileAway still = new StillWhileAway(live);

    @Test
    void itsTimeStandsStillFromTheMomentTheDaemonGoesUntilOneIsThere() {
        live.connect(1, RECORDING);
        live.pass(5);
        assertEquals(NOW.plusSeconds(5), still.now());
        assertEquals(Optional.empty(), still.lost());

        live.link(GONE);
        live.pass(60);
        live.link(GONE_OTHERWISE);
        assertEquals(NOW.plusSeconds(5), still.now());
        assertEquals(Optional.of(NOW.plusSeconds(5)), still.lost());

        live.connect(2, RECORDING);
        assertEquals(NOW.plusSeconds(65), still.now());
        assertEquals(Optional.empty(), still.lost());
    }

    @Test
    void goingAndComingBackAreToldAndNothingElseIs() {
        List<Link> turns = new ArrayList<>();
        still.onTurn(() -> turns.add(live.link()));
        live.connect(1, RECORDING);
        live.link(GONE);
        live.link(GONE_OTHERWISE);
        live.connect(2, RECORDING);

        assertEquals(List.of(GONE, live.link()), turns);
    }
}
