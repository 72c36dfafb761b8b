package dev.daybook.cli.manual;

import java.util.List;

/** A page in the language of man(7). Texts are written as they are read: what roff would take for its own is escaped. */
final class Roff {

    private final StringBuilder page = new StringBuilder();

    /** A line as roff itself reads it. */
    Roff raw(String line) {
        page.append(line).append('\n');
        return this;
    }

    Roff section(String title) {
        return raw(".SH \"" + escaped(title) + "\"");
    }

    Roff subsection(String title) {
        return raw(".SS \"" + escaped(title) + "\"");
    }

    Roff text(String text) {
        return raw(line(text));
    }

    Roff paragraph(String text) {
        return raw(".PP").text(text);
    }

    /** A term in bold, what it takes in italics, and beneath it what it is. */
    Roff entry(List<String> terms, String takes, String text) {
        String names = String.join(", ", terms.stream().map(term -> "\\fB" + escaped(term) + "\\fR").toList());
        raw(".TP").raw((names + (takes.isEmpty() ? "" : " \\fI" + escaped(takes) + "\\fR")).strip());
        return text(text);
    }

    /** Lines that stay lines. */
    Roff asItIs(List<String> lines) {
        raw(".PP").raw(".nf");
        lines.forEach(this::text);
        return raw(".fi");
    }

    private static String line(String text) {
        String escaped = escaped(text);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
