package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.summary.DayRecord.Piece;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Seconds by name, longest first and then by name. Pure. */
final class Sums {

    private Sums() {}

    static Map<String, Long> byCategory(Collection<Piece> pieces, Categories categories) {
        return by(pieces, piece -> categories.of(piece.focus().application(), piece.focus().title(),
                piece.focus().url()));
    }

    static Map<String, Long> byApplication(Collection<Piece> pieces) {
        return by(pieces, piece -> SessionTitle.name(piece.focus()));
    }

    /** A name is cut where no reader would go on, so that names may fall together. */
    private static Map<String, Long> by(Collection<Piece> pieces, Function<Piece, String> name) {
        return sorted(pieces.stream().collect(Collectors.groupingBy(name.andThen(PlainWords::name),
                Collectors.summingLong(Piece::seconds))));
    }

    private static Map<String, Long> sorted(Map<String, Long> seconds) {
        return seconds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }

    static long total(Collection<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::seconds).sum();
    }

    /** What was used, longest first. */
    static List<SummaryStore.Use> uses(Collection<Piece> pieces) {
        return pieces.stream().collect(Collectors.groupingBy(Piece::focus, LinkedHashMap::new,
                Collectors.summingLong(Piece::seconds))).entrySet().stream()
                .map(entry -> new SummaryStore.Use(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SummaryStore.Use::seconds).reversed()
                        .thenComparing(use -> use.focus().application()).thenComparing(use -> use.focus().title()))
                .toList();
    }
}
