package dev.daybook.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the lines of a page. Lines have no blanks at their ends, blank lines never double and never
 * come last. Not thread safe. */
final class Paper {

    /** Columns before everything below a heading. */
    static final int INDENT = 2;

    private static final int WIDTH = 80;
    private static final String SEPARATOR = " · ";

    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    Paper(boolean colour) {
        this.colour = colour;
    }

    int width() {
        return WIDTH;
    }

    Paper line(Span... spans) {
        String line = Arrays.stream(spans)
                .map(span -> span.ink().on(span.text(), colour))
                .collect(Collectors.joining());
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** The head, and what belongs to it in faint ink behind it; where the line is full it goes on in the next. */
    Paper flow(Span head, List<String> parts) {
        List<Span> line = new ArrayList<>(List.of(head));
        int used = head.width();
        for (String part : parts) {
            String after = (used == 0 ? "" : SEPARATOR) + part;
            if (used + Width.of(after) > WIDTH) {
                line(line.toArray(Span[]::new));
                line.clear();
                used = 0;
                after = part;
            }
            line.add(Span.faint(after));
            used += Width.of(after);
        }
        return line(line.toArray(Span[]::new));
    }

    Paper gap() {
        if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
        return this;
    }

    Paper heading(String heading) {
        return gap().line(Span.strong(heading));
    }

    /** A line below a heading. */
    Paper note(String note, Ink ink) {
        return line(Span.plain(" ".repeat(INDENT)), new Span(note, ink));
    }

    String text() {
        return text.toString().replaceFirst("\n+$", "\n");
    }
}
