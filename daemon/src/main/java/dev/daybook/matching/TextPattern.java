package dev.daybook.matching;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that is found anywhere in a text; small and large letters are the same. Some expressions take
 * longer than anybody lives: a search that has read its text about a million times over is given up. Immutable; thread
 * safe. Two are equal when they say the same.
 */
public final class TextPattern {

    /** In UTF-16 units. */
    public static final int LONGEST = 1_000;

    /** A quadratic search through the longest title reads less; an exponential one reads this in a few milliseconds. */
    private static final int MOST_READS = 1_000_000;

    /** What must repeat so often reads nothing where it is empty, and would not be given up. */
    private static final long MOST_REPEATS = 100_000;

    private static final Pattern REPEAT = Pattern.compile("(?<!\\\\)\\{(\\d{1,9})");

    private final Pattern pattern;
    private final boolean bounded;

    private TextPattern(String text, boolean bounded) {
        this.pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.bounded = bounded;
    }

    /**
     * A person's own.
     *
     * @throws BadPattern when it is none, or none that can be used
     */
    public static TextPattern of(String text) throws BadPattern {
        if (text.isEmpty()) {
            throw new BadPattern("it is empty, which is found everywhere; write what is to be found");
        }
        if (text.length() > LONGEST) {
            throw new BadPattern("it has " + text.length() + " characters; make it " + LONGEST + " at the most");
        }
        if (repeats(text) > MOST_REPEATS) {
            throw new BadPattern("it repeats something too often; make the numbers in {} smaller");
        }
        try {
            return new TextPattern(text, true);
        } catch (PatternSyntaxException e) {
            throw new BadPattern(e.getDescription() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)));
        } catch (StackOverflowError e) {
            throw new BadPattern("it nests its brackets too deep; make it flatter");
        }
    }

    /** One that comes with Daybook, and is known to be quick. */
    public static TextPattern known(String text) {
        return new TextPattern(text, false);
    }

    /**
     * Whether it is found.
     *
     * @throws TooSlow when that cannot be told in any sensible time
     */
    public boolean isIn(String text) {
        Matcher matcher = pattern.matcher(bounded ? new CountedText(text, MOST_READS) : text);
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            throw new TooSlow();
        }
    }

    /** As it was written. */
    public String text() {
        return pattern.pattern();
    }

    private static long repeats(String text) {
        return REPEAT.matcher(text).results().mapToLong(found -> Math.max(1, Long.parseLong(found.group(1))))
                .reduce(1, (one, other) -> Math.min(one * other, MOST_REPEATS + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && pattern.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
