package dev.daybook.cli.view;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Collects the lines of a page. Lines have no blanks at their ends, blank lines never double and never
 * come last. Not thread safe. */
final class Paper {

    /** Columns before everything below a heading. */
    static final int INDENT = 2;

    private static final int WIDTH = 80;

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
