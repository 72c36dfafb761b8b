package dev.daybook.cli.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns. The last column takes what is left of the line and is cut there; the others are as wide as
 * their widest cell. Not thread safe.
 */
final class Table {

    private static final int GAP = 2;

    private final List<Side> columns;
    private final List<List<Span>> rows = new ArrayList<>();

    enum Side {
        LEFT, RIGHT
    }

    Table(Side... columns) {
        this.columns = List.of(columns);
    }

    Table row(Span... cells) {
        rows.add(List.of(cells));
        return this;
    }

    void on(Paper paper) {
        int[] widths = widths(paper.width() - Paper.INDENT);
        for (List<Span> row : rows) {
            List<Span> line = new ArrayList<>();
            line.add(Span.plain(" ".repeat(Paper.INDENT)));
            for (int column = 0; column < row.size(); column++) {
                boolean last = column == row.size() - 1;
                line.addAll(placed(row.get(column).fitted(widths[column]), columns.get(column), widths[column]));
                line.add(Span.plain(last ? "" : " ".repeat(GAP)));
            }
            paper.line(line.toArray(Span[]::new));
        }
    }

    private int[] widths(int line) {
        int[] widths = new int[columns.size()];
        for (List<Span> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).width());
            }
        }
        int last = widths.length - 1;
        int left = line;
        for (int column = 0; column < last; column++) {
            left -= widths[column] + GAP;
        }
        widths[last] = Math.max(1, Math.min(widths[last], left));
        return widths;
    }

    private static List<Span> placed(Span cell, Side side, int width) {
        Span blank = Span.plain(" ".repeat(Math.max(0, width - cell.width())));
        return switch (side) {
            case LEFT -> List.of(cell, blank);
            case RIGHT -> List.of(blank, cell);
        };
    }
}
