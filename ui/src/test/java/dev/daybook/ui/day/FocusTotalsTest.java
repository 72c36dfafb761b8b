package dev.daybook.ui.day;

import static dev.daybook.ui.day.Samples.active;
import static dev.daybook.ui.day.Samples.at;
import static dev.daybook.ui.day.Samples.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Timeline.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class FocusTotalsTest {

    private static final List<Block> BLOCKS = List.of(
            active(at("09:00"), use("Code", "A", "Work/Code", 30), use("Slack", "B", "Chat", 20)),
            active(at("09:01"), use("Slack", "B", "Chat", 60)),
            active(at("09:02"), use("Code", "A", "Work/Code", 10)));

    @Test
    void theSameIsSummedAndTheLongestStandsFirst() {
        assertEquals(List.of(new FocusRow("Slack", "B", "Chat", 80),
                new FocusRow("Code", "A", "Work/Code", 40)),
                FocusTotals.of(BLOCKS, at("09:00"), at("10:00")));
    }

    @Test
    void onlyBlocksThatStartInTheTimeCount() {
        assertEquals(List.of(new FocusRow("Slack", "B", "Chat", 60)),
                FocusTotals.of(BLOCKS, at("09:01"), at("09:02")));
    }
}
