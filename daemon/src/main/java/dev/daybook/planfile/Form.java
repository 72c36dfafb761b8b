package dev.daybook.planfile;

import dev.daybook.settings.LengthOfTime;
import dev.daybook.watch.DaemonWork.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a value may be.
 *
 * @param must for a person, after "it must be"
 * @param meaning of a TOML value; empty when it is none of these
 */
record Form<T>(String must, Function<Object, Optional<T>> meaning) {

    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static final Form<String> NAME = new Form<>(
            "1 to 64 letters from a to z, digits, \".\", \"_\" or \"-\", the first a letter or digit",
            value -> text(value).filter(text -> NAME_PATTERN.matcher(text).matches()));

    static final Form<Boolean> FLAG = new Form<>("true or false",
            value -> value instanceof Boolean flag ? Optional.of(flag) : Optional.empty());

    /** In quotes, or as TOML's own. */
    static final Form<LocalTime> TIME_OF_DAY = new Form<>("a time of day from \"00:00\" to \"23:59\"",
            value -> timeOfDay(value).filter(time -> time.equals(time.truncatedTo(ChronoUnit.SECONDS))));

    static Form<String> oneOf(Collection<String> words) {
        return new Form<>("one of " + String.join(", ", words), value -> text(value).filter(words::contains));
    }

    static Form<Integer> number(int least, int most) {
        return new Form<>("a whole number from " + least + " to " + most,
                value -> value instanceof Long number && number >= least && number <= most
                        ? Optional.of(number.intValue())
                        : Optional.empty());
    }

    /** A number without quotes means seconds, as one in quotes does. */
    static Form<Duration> length(Duration least, Duration most) {
        return new Form<>(
                "a length of time from " + LengthOfTime.text(least) + " to " + LengthOfTime.text(most) + ", such as "
                        + LengthOfTime.FORMS,
                value -> scalar(value).flatMap(LengthOfTime::parse)
                        .filter(length -> length.compareTo(least) >= 0 && length.compareTo(most) <= 0));
    }

    static Form<String> of(Option option) {
        return new Form<>(option.allowed(), value -> scalar(value).filter(option.fits()));
    }

    static Optional<String> text(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> scalar(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Long number -> Optional.of(number.toString());
            case Boolean flag -> Optional.of(flag.toString());
            default -> Optional.empty();
        };
    }

    private static Optional<LocalTime> timeOfDay(Object value) {
        if (value instanceof LocalTime time) {
            return Optional.of(time);
        }
        try {
            return text(value).map(LocalTime::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
