package dev.daybook.ui.emblem;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The emblem that stands for Daybook, as SVG: the same shapes that {@link Emblem} draws. */
final class SvgEmblem {

    private SvgEmblem() {}

    static String text() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 %1$s %1$s">
                  <title>Daybook</title>
                  <path fill="%2$s" d="%3$s"/>
                  <path fill="none" stroke="%4$s" stroke-width="%5$s" stroke-linecap="round" stroke-linejoin="round" d="%6$s"/>
                </svg>
                """
                .formatted(number(Emblem.SIDE), colour(Emblem.BLUE), path(Emblem.book()), colour(Emblem.PAPER),
                        number(Emblem.PEN), Emblem.writing().stream().map(SvgEmblem::path)
                                .collect(Collectors.joining(" ")));
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator parts = shape.getPathIterator(null); !parts.isDone(); parts.next()) {
            int kind = parts.currentSegment(at);
            path.append(path.isEmpty() ? "" : " ").append(switch (kind) {
                case PathIterator.SEG_MOVETO -> "M" + numbers(at, 2);
                case PathIterator.SEG_LINETO -> "L" + numbers(at, 2);
                case PathIterator.SEG_QUADTO -> "Q" + numbers(at, 4);
                case PathIterator.SEG_CUBICTO -> "C" + numbers(at, 6);
                case PathIterator.SEG_CLOSE -> "Z";
                default -> throw new IllegalArgumentException("a path has no part " + kind);
            });
        }
        return path.toString();
    }

    private static String numbers(double[] at, int count) {
        return IntStream.range(0, count).mapToObj(i -> number(at[i]))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }

    private static String colour(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }
}
