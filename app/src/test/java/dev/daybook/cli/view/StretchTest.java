package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.at;
import static dev.daybook.cli.view.Samples.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Timeline.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {

    @Test
    void adjoiningMinutesOfOneThingAreOneStretch() {
        assertEquals(List.of(new Stretch(at("09:00"), at("09:10"), new Stretch.Main("code", "a", true))),
                Stretch.of(minutes("09:00", "09:10", 40, 20, "code", "a")));
    }

    @Test
    void aGapOrAnotherTitleBeginsAStretch() {
        List<Block> blocks = new ArrayList<>(minutes("09:00", "09:05", 60, 0, "code", "a"));
        blocks.addAll(minutes("09:06", "09:08", 60, 0, "code", "a"));
        blocks.addAll(minutes("09:08", "09:09", 60, 0, "code", "b"));
        assertEquals(List.of(at("09:00"), at("09:06"), at("09:08")),
                Stretch.of(blocks).stream().map(Stretch::start).toList());
    }

    @Test
    void aMinuteMostlyIdleOrLockedIsNobodysWork() {
        assertEquals("idle",
                Stretch.of(minutes("09:00", "09:01", 20, 40, "code", "a")).getFirst().main().application());
        assertEquals("locked", Stretch.of(minutes("09:00", "09:01", 0, 5, "", "")).getFirst().main().application());
    }
}
