package dev.daybook.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Takes texts apart into words, the same way for what is indexed, what is asked and what is marked. A word is a run of
 * letters and digits; in scripts that are written without spaces each character is a word, and what is asked there is
 * found wherever its characters touch. Pure.
 */
final class Words {

    /** Raised when the same text would come apart differently: an index made by another way is made anew. */
    static final String WAY = "1";

    /** In UTF-16 units. What is longer is no word that anybody types; its beginning is found. */
    private static final int LONGEST = 64;

    /** The soft hyphen, the first that is no character of its own. */
    private static final int FIRST_UNSEEN = 0xad;

    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.THAI,
            UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    private final String source;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder folded = new StringBuilder();
    private final List<Integer> beginnings = new ArrayList<>();
    private final int[] from = new int[2 * LONGEST];
    private final int[] to = new int[2 * LONGEST];
    private int at;

    private Words(String source) {
        this.source = source;
    }

    static List<Word> of(String text) {
        return new Words(text).all();
    }

    private List<Word> all() {
        while (at < source.length()) {
            int c = source.codePointAt(at);
            int end = end(at + Character.charCount(c));
            if (standsAlone(c)) {
                close(true);
                append(end);
                close(false);
            } else if (Character.isLetterOrDigit(c)) {
                if (beginsPart(c, end)) {
                    beginnings.add(folded.length());
                }
                append(end);
            } else {
                close(true);
            }
            at = end;
        }
        close(true);
        return words;
    }

    /** The character goes on through its marks and through what is not seen. */
    private int end(int start) {
        int end = start;
        while (end < source.length()) {
            int c = source.codePointAt(end);
            if (c < FIRST_UNSEEN || !belongsToTheOneBefore(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean belongsToTheOneBefore(int c) {
        return Folding.isMark(c) || Character.getType(c) == Character.FORMAT || isRest(c);
    }

    /** Letters to Unicode, and yet only parts: the marks of narrow katakana, vowels and ends of hangul taken apart. */
    private static boolean isRest(int c) {
        return c == 0xff9e || c == 0xff9f || (c >= 0x1160 && c <= 0x11ff);
    }

    /** The mark that makes a vowel of katakana long belongs to no script. */
    private static boolean standsAlone(int c) {
        return c > 0xa0 && (Folding.isSymbol(c) || c == 0x30fc || c == 0xff70
                || (Character.isLetterOrDigit(c) && WITHOUT_SPACES.contains(UnicodeScript.of(c))));
    }

    /** At the first letter, at an upper one behind a lower one, and at the last of several that begins a word. */
    private boolean beginsPart(int c, int end) {
        if (folded.isEmpty()) {
            return true;
        }
        int before = source.codePointBefore(at);
        boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
        return capital && (!Character.isUpperCase(before)
                || (end < source.length() && Character.isLowerCase(source.codePointAt(end))));
    }

    private void append(int end) {
        if (folded.length() >= LONGEST) {
            return;
        }
        String plain = Folding.of(source, at, end);
        for (int i = 0; i < plain.length() && folded.length() < from.length; i++) {
            from[folded.length()] = at;
            to[folded.length()] = end;
            folded.append(plain.charAt(i));
        }
    }

    private void close(boolean open) {
        int length = folded.length();
        if (length > 0) {
            List<Integer> within = open ? beginnings.stream().filter(begin -> begin < length).toList() : List.of(0);
            words.add(new Word(place(open), folded.toString(), within, Arrays.copyOf(from, length),
                    Arrays.copyOf(to, length), open));
        }
        folded.setLength(0);
        beginnings.clear();
    }

    /** Between characters that are words a space is a border; between other words it is what must be there. */
    private int place(boolean open) {
        if (words.isEmpty()) {
            return 0;
        }
        Word last = words.getLast();
        return last.place() + (open || last.isOpen() || last.end() == from[0] ? 1 : 2);
    }
}
