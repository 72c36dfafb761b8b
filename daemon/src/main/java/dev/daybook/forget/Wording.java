package dev.daybook.forget;

import dev.daybook.forget.Criteria.Unfit;
import dev.daybook.matching.BadPattern;
import dev.daybook.matching.TextPattern;
import dev.daybook.matching.TooSlow;
import dev.daybook.timeline.Focus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which words are meant. Immutable. */
public final class Wording {

    private final @Nullable String application;
    private final @Nullable TextPattern titles;

    Wording(@Nullable String application, @Nullable String titles) {
        this.application = application == null ? null : application.toLowerCase(Locale.ROOT);
        try {
            this.titles = titles == null ? null : TextPattern.of(titles);
        } catch (BadPattern e) {
            throw new Unfit(String.valueOf(e.getMessage()), e);
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

    private static boolean found(TextPattern pattern, String text) {
        try {
            return pattern.isIn(text);
        } catch (TooSlow e) {
            throw new Unfit("it takes too long; write it with fewer parts that repeat", e);
        }
    }
}
