package dev.daybook.cli.view;

import java.util.ArrayList;
import java.util.List;

/** A text with the words in it that were found, cut around them to a number of terminal columns. */
final class Snippet {

    private static final String ELLIPSIS = "…";

    /** Of the columns, for what stands before the first word that was found. */
    private static final int BEFORE = 3;

    private final List<Piece> pieces = new ArrayList<>();

    /** One character. */
    private record Piece(String text, boolean found) {

        int width() {
            return Width.of(text);
        }
    }

    /**
     * Takes a text with its marks.
     *
     * @param marks pairs of the first UTF-16 unit and the unit after the last, in order; what is no pair marks nothing
     */
    Snippet(String text, List<List<Integer>> marks) {
        int at = 0;
        for (List<Integer> mark : marks.stream().filter(pair -> pair.size() == 2).toList()) {
            int from = Math.clamp(mark.getFirst(), at, text.length());
            int to = Math.clamp(mark.getLast(), from, text.length());
            add(text.substring(at, from), false);
            add(text.substring(from, to), true);
            at = to;
        }
        add(text.substring(at), false);
    }

    /** Cleaning strips the ends, which here lie in the middle of the text. */
    private void add(String part, boolean found) {
        String clean = Width.clean("|" + part + "|");
        clean.substring(1, clean.length() - 1).codePoints()
                .forEach(c -> pieces.add(new Piece(Character.toString(c), found)));
    }

    /** As much of it as fits. */
    List<Span> within(int columns) {
        if (pieces.stream().mapToInt(Piece::width).sum() <= columns) {
            return spans(pieces);
        }
        int start = start(columns);
        List<Piece> cut = new ArrayList<>(start == 0 ? List.of() : List.of(new Piece(ELLIPSIS, false)));
        int left = columns - 1 - cut.size();
        for (int i = start; i < pieces.size(); i++) {
            left -= pieces.get(i).width();
            boolean last = i == pieces.size() - 1;
            if (left < (last ? -1 : 0)) {
                cut.add(new Piece(ELLIPSIS, false));
                break;
            }
            cut.add(pieces.get(i));
        }
        return spans(cut);
    }

    /** From the text's beginning where the first found word then shows, otherwise a little before that word. */
    private int start(int columns) {
        int first = 0;
        while (first < pieces.size() && !pieces.get(first).found) {
            first++;
        }
        int end = first;
        while (end < pieces.size() && pieces.get(end).found) {
            end++;
        }
        if (pieces.subList(0, end).stream().mapToInt(Piece::width).sum() < columns) {
            return 0;
        }
        int start = first;
        int room = columns / BEFORE;
        while (start > 0 && room >= pieces.get(start - 1).width()) {
            start--;
            room -= pieces.get(start).width();
        }
        return start;
    }

    private static List<Span> spans(List<Piece> pieces) {
        List<Span> spans = new ArrayList<>();
        for (Piece piece : pieces) {
            Ink ink = piece.found ? Ink.FOUND : Ink.PLAIN;
            if (!spans.isEmpty() && spans.getLast().ink() == ink) {
                spans.add(new Span(spans.removeLast().text() + piece.text, ink));
            } else {
                spans.add(new Span(piece.text, ink));
            }
        }
        return spans;
    }
}
