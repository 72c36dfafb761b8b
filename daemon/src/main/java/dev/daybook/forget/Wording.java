package dev.daybook.forget;

import dev.daybook.forget.Criteria.Unfit;
import dev.daybook.timeline.Focus;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which words are meant. A regular expression may take any time over a text; this one is stopped after so many looks at
 * its characters. Not thread safe.
 */
public final class Wording {

    /** A second's work. Any sensible expression looks at each character a few times. */
    private static final long FIRST_LOOKS = 100_000_000;

    /** Beside those, for each character it was given: in ten years there are many titles. */
    private static final long LOOKS_EACH = 50;

    private final @Nullable String application;
    private final @Nullable Pattern titles;
    private long looksLeft = FIRST_LOOKS;

    Wording(@Nullable String application, @Nullable String titles) {
        this.application = application == null ? null : application.toLowerCase(Locale.ROOT);
        try {
            this.titles = titles == null ? null : Pattern.compile(titles);
        } catch (PatternSyntaxException e) {
            throw new Unfit(e.getDescription() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)), e);
        }
    }

    /** Whether this program is meant, as far as programs matter. */
    public boolean application(String name) {
        return application == null || application.equals(name.toLowerCase(Locale.ROOT));
    }

    /** Whether this title or address is meant, as far as titles matter. */
    public boolean title(String text) {
        return titles == null || found(titles, text);
    }

    public boolean focus(Focus focus) {
        String url = focus.url();
        return application(focus.application()) && (title(focus.title()) || (url != null && title(url)));
    }

    /** Whether a text that a person wrote, or that was made of names, says what is meant; never where only time is given. */
    public boolean said(@Nullable String text) {
        if (text == null) {
            return false;
        }
        if (titles != null) {
            return found(titles, text);
        }
        return application != null && !application.isEmpty() && text.toLowerCase(Locale.ROOT).contains(application);
    }

    /** Whether titles matter and programs do not, so that also what has no program may be meant. */
    public boolean byTitleAlone() {
        return titles != null && application == null;
    }

    private boolean found(Pattern pattern, String text) {
        looksLeft += LOOKS_EACH * text.length();
        try {
            return pattern.matcher(new Watched(text, 0, text.length())).find();
        } catch (StackOverflowError e) {
            throw new Unfit("it goes too deep; write it with fewer groups that repeat", e);
        }
    }

    /** Counts how often its characters are looked at. */
    private final class Watched implements CharSequence {

        private final String text;
        private final int from;
        private final int to;

        Watched(String text, int from, int to) {
            this.text = text;
            this.from = from;
            this.to = to;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (looksLeft-- < 0) {
                throw new Unfit("it takes too long; write it with fewer parts that repeat", null);
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
