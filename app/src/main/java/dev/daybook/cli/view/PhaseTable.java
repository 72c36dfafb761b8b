package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.cli.view.Table.Side;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a plan's run is: each attempt at a phase in a line, then the phases that have not begun.
 *
 * @param attempts oldest first
 * @param missing names of the phases without an attempt
 * @param why what is said of these
 */
record PhaseTable(List<Operation> attempts, List<String> missing, String why, Times times) {

    private static final Span BLANK = Span.plain("");

    void on(Paper paper) {
        Table table = new Table(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
        for (Operation attempt : attempts) {
            OperationWords words = new OperationWords(attempt, times);
            table.row(new Span(glyph(attempt) + " " + phase(attempt), words.ink()),
                    Span.plain(Width.clean(attempt.id())), words.length(), words.status());
            more(attempt, words).ifPresent(text -> table.row(BLANK, BLANK, BLANK, text));
        }
        for (String phase : missing) {
            table.row(Span.faint("· " + Width.clean(phase)), BLANK, BLANK, Span.faint(why));
        }
        table.on(paper);
    }

    private static String phase(Operation attempt) {
        return Width.clean(Objects.requireNonNullElse(attempt.phase(), attempt.title()));
    }

    private static String glyph(Operation attempt) {
        return switch (attempt.status()) {
            case "completed" -> "✓";
            case "failed" -> "✗";
            case "cancelled" -> "–";
            case "pending" -> "·";
            default -> "●";
        };
    }

    private static Optional<Span> more(Operation attempt, OperationWords words) {
        return attempt.error() == null
                ? words.aside().map(aside -> new Span(aside, Ink.ACCENT))
                : Optional.of(Span.plain(Width.clean(attempt.error())));
    }
}
