package dev.daybook.ui.day;

import static dev.daybook.ui.day.Samples.active;
import static dev.daybook.ui.day.Samples.at;
import static dev.daybook.ui.day.Samples.idle;
import static dev.daybook.ui.day.Samples.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Day;
import dev.daybook.api.Timeline.Block;
import dev.daybook.ui.day.Stretch.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {

    @Test
    void blocksThatTouchAndLookAlikeAreOne() {
        List<Stretch> stretches = Stretches.of(List.of(code("09:00"), code("09:01"), code("09:03")), List.of());
        assertEquals(List.of(new Stretch(at("09:00"), at("09:02"), Kind.ACTIVE, "Work/Code"),
                new Stretch(at("09:03"), at("09:04"), Kind.ACTIVE, "Work/Code")), stretches);
    }

    @Test
    void aBlockLooksLikeWhatMostOfItWas() {
        Block mixed = active(at("09:00"), use("Code", "a", "Work/Code", 20), use("Slack", "b", "Chat", 15),
                use("Slack", "c", "Chat", 15));
        assertEquals("Chat", Stretches.of(List.of(mixed), List.of()).getFirst().category());
        assertEquals(Kind.IDLE, Stretches.of(List.of(idle(at("09:00"))), List.of()).getFirst().kind());
        Block locked = new Block(at("09:00"), at("09:01"), 5, 10, 45, null, List.of());
        assertEquals(Kind.LOCKED, Stretches.of(List.of(locked), List.of()).getFirst().kind());
    }

    @Test
    void gapsStandBetweenBlocksInTheirOrder() {
        List<Day.Gap> gaps = List.of(new Day.Gap(at("09:01"), at("09:30"), "paused"),
                new Day.Gap(at("08:00"), at("09:00"), "asleep"),
                new Day.Gap(at("09:31"), at("10:00"), "something newer"));
        assertEquals(List.of(Kind.ASLEEP, Kind.ACTIVE, Kind.PAUSED, Kind.ACTIVE, Kind.UNKNOWN),
                Stretches.of(List.of(code("09:00"), code("09:30")), gaps).stream().map(Stretch::kind).toList());
    }

    private static Block code(String time) {
        return active(at(time), use("Code", "Main.java", "Work/Code", 60));
    }
}
