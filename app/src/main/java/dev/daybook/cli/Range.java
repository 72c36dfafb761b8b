package dev.daybook.cli;

import dev.daybook.cli.Moments.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options {@code --from} and {@code --to}. */
final class Range {

    @Option(names = "--from", paramLabel = "WHEN", description = "From this day or time on: " + Moments.FORMS + ".")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "WHEN", description = "Up to this time, or to the end of this day.")
    @Nullable
    String to;

    /** A half-open stretch of time. */
    record Between(Instant from, Instant to) {}

    /** Both ends; what is left out is today, or the day of {@code --to}. */
    Between days(BareVerb verb) {
        Moments moments = new Moments(verb.around.clock());
        Moment last = to == null ? new Moment.Day(moments.today()) : moment(verb, "--to", to);
        Moment first = from == null ? new Moment.Day(moments.day(last)) : moment(verb, "--from", from);
        return ordered(verb, moments.start(first), moments.end(last));
    }

    /** The first instant, null when open. */
    @Nullable
    Instant start(BareVerb verb) {
        return from == null ? null : new Moments(verb.around.clock()).start(moment(verb, "--from", from));
    }

    /** The instant after the last, null when open. */
    @Nullable
    Instant end(BareVerb verb) {
        if (to == null) {
            return null;
        }
        Instant end = new Moments(verb.around.clock()).end(moment(verb, "--to", to));
        Instant start = start(verb);
        return start == null ? end : ordered(verb, start, end).to();
    }

    private static Between ordered(BareVerb verb, Instant from, Instant to) throws ParameterException {
        if (!from.isBefore(to)) {
            throw verb.wrong("--from is not before --to");
        }
        return new Between(from, to);
    }

    private static Moment moment(BareVerb verb, String option, String text) throws ParameterException {
        return new Moments(verb.around.clock()).parse(text)
                .orElseThrow(() -> verb.wrong("%s: '%s' is not a time: %s".formatted(option, text, Moments.FORMS)));
    }
}
