package dev.daybook.cli.view;

import dev.daybook.api.Timeline.Block;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day as one line of cells under which its hours stand. The higher a cell, the more of it was active, in the ink of
 * what most of that went into; a dot was recorded without activity, a blank was not recorded. Only the used part of the
 * day is shown, with the finest cell that fits the line.
 */
record DayStrip(List<Block> blocks, CategoryInks inks, Times times) {

    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int MAX_CELLS = 76;
    private static final Duration SHORTEST = Duration.ofHours(4);
    private static final List<Duration> CELLS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(10),
            Duration.ofMinutes(20));

    void on(Paper paper) {
        if (blocks.isEmpty()) {
            return;
        }
        Instant start = hour(blocks.getFirst().start());
        Instant end = hour(blocks.getLast().end().minusSeconds(1)).plus(1, ChronoUnit.HOURS);
        Instant shown = end.isBefore(start.plus(SHORTEST)) ? start.plus(SHORTEST) : end;
        Duration cell = finest(Duration.between(start, shown));
        int cells = (int) Math.min(MAX_CELLS, Duration.between(start, shown).dividedBy(cell));
        paper.line(Stream.concat(Stream.of(Span.plain(" ".repeat(Paper.INDENT))), strip(start, cell, cells).stream())
                .toArray(Span[]::new));
        paper.note(hours(start, cell, cells), Ink.FAINT);
    }

    private Instant hour(Instant instant) {
        return instant.atZone(times.zone()).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private static Duration finest(Duration range) {
        return CELLS.stream()
                .filter(cell -> range.dividedBy(cell) <= MAX_CELLS)
                .findFirst()
                .orElse(CELLS.getLast());
    }

    /** Cells of one ink together. */
    private List<Span> strip(Instant start, Duration cell, int cells) {
        List<Span> strip = new ArrayList<>();
        for (List<Block> within : byCell(start, cell, cells)) {
            Ink ink = inks.most(within);
            String glyph = String.valueOf(glyph(within, cell));
            if (!strip.isEmpty() && strip.getLast().ink() == ink) {
                strip.add(new Span(strip.removeLast().text() + glyph, ink));
            } else {
                strip.add(new Span(glyph, ink));
            }
        }
        return strip;
    }

    private List<List<Block>> byCell(Instant start, Duration cell, int cells) {
        List<List<Block>> within = new ArrayList<>();
        for (int at = 0; at < cells; at++) {
            within.add(new ArrayList<>());
        }
        for (Block block : blocks) {
            int at = column(start, block.start(), cell);
            if (at >= 0 && at < cells) {
                within.get(at).add(block);
            }
        }
        return within;
    }

    private static char glyph(List<Block> within, Duration cell) {
        int active = within.stream().mapToInt(Block::activeSeconds).sum();
        if (active == 0) {
            return within.isEmpty() ? ' ' : '·';
        }
        long level = Math.ceilDiv((long) active * LEVELS.length(), cell.toSeconds());
        return LEVELS.charAt((int) Math.min(level, LEVELS.length()) - 1);
    }

    private String hours(Instant start, Duration cell, int cells) {
        int every = cell.toMinutes() > 10 ? 2 : 1;
        StringBuilder hours = new StringBuilder();
        for (Instant at = start; column(start, at, cell) <= cells - 2; at = at.plus(1, ChronoUnit.HOURS)) {
            int hour = at.atZone(times.zone()).getHour();
            if (hour % every == 0) {
                hours.append(" ".repeat(column(start, at, cell) - hours.length())).append("%02d".formatted(hour));
            }
        }
        return hours.toString();
    }

    private static int column(Instant start, Instant at, Duration cell) {
        return (int) Math.floorDiv(Duration.between(start, at).toSeconds(), cell.toSeconds());
    }
}
