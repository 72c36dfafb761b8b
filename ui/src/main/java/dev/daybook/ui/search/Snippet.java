package dev.daybook.ui.search;

import dev.daybook.words.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * A text cut down to what surrounds the words that were found in it, as one line.
 *
 * @param runs in order; found words and what stands between them
 */
record Snippet(List<Run> runs) {

    private static final String CUT = "…";
    // A line begins a little before what was found.
    private static final int BEFORE = 4;

    /** A piece of the text. */
    record Run(String text, boolean found) {}

    /**
     * Of at most so many UTF-16 units, and the marks of what was cut off.
     *
     * @param marks pairs of the first UTF-16 unit and the unit after the last, in order; odd ones are left out
     */
    static Snippet of(String text, List<List<Integer>> marks, int most) {
        List<List<Integer>> within = marks.stream().filter(mark -> isWithin(mark, text.length())).toList();
        int from = from(text, within, most);
        int to = to(text, from + most);
        List<Run> runs = new ArrayList<>();
        add(runs, from > 0 ? CUT : "", false);
        int at = from;
        for (List<Integer> mark : within) {
            if (mark.getFirst() >= at && mark.getLast() <= to) {
                add(runs, text.substring(at, mark.getFirst()), false);
                add(runs, text.substring(mark.getFirst(), mark.getLast()), true);
                at = mark.getLast();
            }
        }
        add(runs, text.substring(at, to), false);
        add(runs, to < text.length() ? CUT : "", false);
        return new Snippet(List.copyOf(runs));
    }

    /** A text in which nothing is looked for. */
    static Snippet plain(String text, int most) {
        return of(text, List.of(), most);
    }

    private static boolean isWithin(List<Integer> mark, int length) {
        return mark.size() == 2 && mark.getFirst() >= 0 && mark.getFirst() < mark.getLast()
                && mark.getLast() <= length;
    }

    private static int from(String text, List<List<Integer>> marks, int most) {
        if (text.length() <= most || marks.isEmpty() || marks.getFirst().getLast() <= most) {
            return 0;
        }
        int wanted = Math.min(marks.getFirst().getFirst() - most / BEFORE, text.length() - most);
        int word = text.indexOf(' ', wanted) + 1;
        int from = word > 0 && word <= marks.getFirst().getFirst() ? word : wanted;
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int to(String text, int end) {
        if (end >= text.length()) {
            return text.length();
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static void add(List<Run> runs, String piece, boolean found) {
        // Spaces at its edges part it from its neighbours; framed, they are kept.
        String framed = PlainText.line('|' + piece + '|');
        String line = framed.substring(1, framed.length() - 1);
        if (!line.isEmpty()) {
            runs.add(new Run(line, found));
        }
    }

    /** All of it, for who cannot see what stands out. */
    String text() {
        StringBuilder all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return all.toString();
    }
}
