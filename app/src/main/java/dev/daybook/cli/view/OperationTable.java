package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.cli.view.Table.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Operations one a line, in the order given, with what those under way tell of themselves beneath their titles; a plan's
 * run has its phases beneath it, in the order in which they began.
 */
record OperationTable(List<Operation> operations, Times times) {

    private static final Span BLANK = Span.plain("");

    void on(Paper paper) {
        if (operations.isEmpty()) {
            paper.line(Span.plain("No operations here. Start one with 'daybook run -- COMMAND'."));
            return;
        }
        Table table = new Table(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        table.row(Span.faint("ID"), Span.faint("Started"), Span.faint("Length"), Span.faint("Status"),
                Span.faint("Title"));
        for (Line line : lines()) {
            OperationWords words = line.words;
            table.row(Span.strong(line.id()), words.since(), words.length(), words.status(), line.title());
            line.aside().ifPresent(aside -> table.row(BLANK, BLANK, BLANK, BLANK, aside));
        }
        table.on(paper);
    }

    /** Those that run, beneath a day. */
    void runningOn(Paper paper) {
        if (operations.isEmpty()) {
            return;
        }
        paper.heading("Operations");
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        for (Line line : lines()) {
            OperationWords words = line.words;
            table.row(Span.plain(line.id()), words.length(), words.status(), line.title());
            line.aside().ifPresent(aside -> table.row(BLANK, BLANK, BLANK, aside));
        }
        table.on(paper);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (OperationFamily family : OperationFamily.of(operations)) {
            lines.add(new Line(words(family.head()), ""));
            for (Operation child : family.children()) {
                boolean last = child.equals(family.children().getLast());
                lines.add(new Line(words(child), last ? "└ " : "├ "));
            }
        }
        return lines;
    }

    private OperationWords words(Operation operation) {
        return new OperationWords(operation, times);
    }

    /** @param branch before a part of the operation above; empty for what stands by itself */
    private record Line(OperationWords words, String branch) {

        String id() {
            return Width.clean(words.operation().id());
        }

        Span title() {
            String phase = words.operation().phase();
            return branch.isEmpty() || phase == null ? words.title() : Span.plain(branch + Width.clean(phase));
        }

        Optional<Span> aside() {
            return words.aside().map(aside -> new Span(" ".repeat(branch.length()) + aside, Ink.ACCENT));
        }
    }
}
