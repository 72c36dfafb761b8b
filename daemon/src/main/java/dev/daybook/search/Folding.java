package dev.daybook.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes spellings equal that a person takes for the same: upper and lower case, letters with and without accents, wide
 * and narrow forms. Pure.
 */
final class Folding {

    /** Scripts in which a mark only modifies its letter. Elsewhere it is a vowel, or makes another letter of it. */
    private static final Set<UnicodeScript> MARKS_ARE_ACCENTS = Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC, UnicodeScript.HEBREW, UnicodeScript.ARABIC);

    /** Letters that Unicode does not take apart and that people write otherwise where their keyboard lacks them. */
    private static final Map<Integer, String> SPELT_OUT = Map.ofEntries(Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"), Map.entry((int) 'œ', "oe"), Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"), Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"), Map.entry((int) 'ħ', "h"), Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ŋ', "n"), Map.entry((int) 'ŧ', "t"), Map.entry((int) 'ς', "σ"));

    /** Most of all there is. */
    private static final List<String> ASCII = IntStream.range(0, 0x80)
            .mapToObj(c -> Character.toString(Character.toLowerCase(c))).toList();

    private Folding() {}

    /**
     * Folds one character with the marks that follow it.
     *
     * @param from where in the text it begins
     * @param to where it ends
     * @return letters, digits, marks and signs alone; empty when none is left
     */
    static String of(String text, int from, int to) {
        char first = text.charAt(from);
        return first < ASCII.size() && to == from + 1 ? ASCII.get(first) : of(text.substring(from, to));
    }

    private static String of(String character) {
        String plain = Normalizer.normalize(character, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        Normalizer.normalize(plain, MARKS_ARE_ACCENTS.contains(UnicodeScript.of(character.codePointAt(0)))
                ? Normalizer.Form.NFD
                : Normalizer.Form.NFC).codePoints().forEach(c -> append(folded, c));
        return folded.toString();
    }

    private static void append(StringBuilder folded, int c) {
        boolean accent = isMark(c) && !folded.isEmpty()
                && MARKS_ARE_ACCENTS.contains(UnicodeScript.of(folded.codePointBefore(folded.length())));
        if (!accent && (Character.isLetterOrDigit(c) || isMark(c) || isSymbol(c))) {
            folded.append(SPELT_OUT.getOrDefault(c, Character.toString(c)));
        }
    }

    static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Pictures and signs; people put them into titles to find them again. */
    static boolean isSymbol(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL;
    }
}
