package dev.daybook.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths as people write them: {@code 15m}, {@code 2h}, {@code 1h30m}, {@code 1d}. */
final class PauseLength {

    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,2})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?");
    private static final int MAX_MINUTES = 10_080;

    private PauseLength() {}

    /** Whole minutes, from one to a week; empty when the text is no such length. */
    static Optional<Integer> minutes(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int minutes = (number(form.group(1)) * 24 + number(form.group(2))) * 60 + number(form.group(3));
        return Optional.of(minutes).filter(m -> m >= 1 && m <= MAX_MINUTES);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
