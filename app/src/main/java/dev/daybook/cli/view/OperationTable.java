package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.cli.view.Table.Side;
import java.util.List;

/** Operations one a line, in the order given, with what those under way tell of themselves beneath their titles. */
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
        for (Operation operation : operations) {
            OperationWords words = new OperationWords(operation, times);
            table.row(Span.strong(Width.clean(operation.id())), words.since(), words.length(), words.status(),
                    words.title());
            words.aside().ifPresent(aside -> table.row(BLANK, BLANK, BLANK, BLANK, new Span(aside, Ink.ACCENT)));
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
        for (Operation operation : operations) {
            OperationWords words = new OperationWords(operation, times);
            table.row(Span.plain(Width.clean(operation.id())), words.length(), words.status(), words.title());
            words.aside().ifPresent(aside -> table.row(BLANK, BLANK, BLANK, new Span(aside, Ink.ACCENT)));
        }
        table.on(paper);
    }
}
