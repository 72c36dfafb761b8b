package dev.daybook.ui.sessions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which sessions a person wants to see.
 *
 * @param words each must occur somewhere in what is known of a session, small or capital
 */
record SessionFilter(KindChoice kind, StatusChoice status, WhenChoice when, List<String> words) {

    static final SessionFilter NONE = new SessionFilter(KindChoice.ALL, StatusChoice.ALL, WhenChoice.ALL, List.of());

    static SessionFilter of(KindChoice kind, StatusChoice status, WhenChoice when, String search) {
        List<String> words = Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty()).toList();
        return new SessionFilter(kind, status, when, words);
    }

    /** Whether it leaves anything out. */
    boolean narrows() {
        return !equals(NONE);
    }

    /** All but the days, which need a calendar. */
    boolean fits(SessionRow row) {
        return kind.fits(row.session()) && status.fits(row.session()) && words.stream().allMatch(row.text()::contains);
    }
}
