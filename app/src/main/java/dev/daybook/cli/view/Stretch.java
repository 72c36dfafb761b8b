package dev.daybook.cli.view;

import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adjoining timeline blocks in which the same thing came first. */
record Stretch(Instant start, Instant end, Main main) {

    /**
     * What a block was mostly spent on.
     *
     * @param application the program, or why there is none
     * @param atWork whether the person was active for the largest part
     */
    record Main(String application, String title, boolean atWork) {

        static Main of(Block block) {
            if (block.lockedSeconds() > Math.max(block.activeSeconds(), block.idleSeconds())) {
                return new Main("locked", "", false);
            }
            if (block.idleSeconds() > block.activeSeconds()) {
                return new Main("idle", "", false);
            }
            return block.uses().stream()
                    .max(Comparator.comparingInt(Use::seconds))
                    .map(use -> new Main(use.application().isEmpty() ? "no window" : use.application(), use.title(),
                            true))
                    .orElse(new Main("no window", "", true));
        }
    }

    /** Runs blocks together, in their order. */
    static List<Stretch> of(List<Block> blocks) {
        List<Stretch> stretches = new ArrayList<>();
        for (Block block : blocks) {
            Main main = Main.of(block);
            if (!stretches.isEmpty() && stretches.getLast().goesOn(block, main)) {
                Stretch open = stretches.removeLast();
                stretches.add(new Stretch(open.start, block.end(), main));
            } else {
                stretches.add(new Stretch(block.start(), block.end(), main));
            }
        }
        return stretches;
    }

    private boolean goesOn(Block next, Main nextMain) {
        return end.equals(next.start()) && main.equals(nextMain);
    }
}
