package dev.daybook.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths to the second, as people write them: {@code 90}, {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 2d}. */
public final class LengthOfTime {

    public static final String FORMS = "30s, 5m or 1h30m";

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,8})");
    private static final Pattern FORM = Pattern
            .compile("(?=\\d)(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

    private LengthOfTime() {}

    /** Empty when the text is no such length. */
    public static Optional<Duration> parse(String text) {
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Optional.of(Duration.ofSeconds(number(seconds.group(1))));
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(form.group(1)))
                .plusHours(number(form.group(2)))
                .plusMinutes(number(form.group(3)))
                .plusSeconds(number(form.group(4))));
    }

    /** As short as it can be written in one of these forms. */
    public static String text(Duration length) {
        String text = part(length.toDays(), "d") + part(length.toHoursPart(), "h") + part(length.toMinutesPart(), "m")
                + part(length.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
