package dev.daybook.server;

import dev.daybook.api.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A request as a route sees it. Every reading of it that fails is a {@link Refusal} that names the part and what it may
 * be.
 *
 * @param path the values of the template's placeholders
 */
record Ask(Route route, Map<String, String> path, Map<String, String> query, ByteBuffer body) {

    /** Bounds that keep every sum of an instant and a length an instant. */
    static final Instant LEAST = Instant.EPOCH;
    static final Instant MOST = Instant.parse("9999-12-31T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

    /** Refuses parameters that nobody reads: a misspelt filter would otherwise answer everything. */
    void refuseUnknown() throws Refusal {
        List<String> known = route.query();
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.invalid("Unknown parameter '" + name + "'"
                        + (known.isEmpty() ? "; this takes none" : "; known are " + String.join(", ", known)));
            }
        }
    }

    Optional<Instant> instant(String name) throws Refusal {
        String text = parameter(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(LEAST) && !instant.isAfter(MOST)) {
                return Optional.of(instant);
            }
        } catch (DateTimeException notAnInstant) {
            // Refused below with an example.
        }
        throw Refusal.invalid("Parameter '" + name + "' is '" + text + "'; it must be a UTC instant such as"
                + " 2026-01-31T09:00:00Z, from " + LEAST + " to " + MOST);
    }

    Optional<LocalDate> date(String name) throws Refusal {
        String text = parameter(name);
        return text == null ? Optional.empty() : Optional.of(date("Parameter '" + name + "'", text));
    }

    /**
     * Reads a date that stands somewhere else than in a parameter.
     *
     * @param what how the refusal calls it
     */
    static LocalDate date(String what, String text) throws Refusal {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY)) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // Refused below with an example.
        }
        throw Refusal.invalid(what + " is '" + text + "'; it must be a date such as 2026-01-31, from " + FIRST_DAY
                + " to " + LAST_DAY);
    }

    Optional<ZoneId> zone(String name) throws Refusal {
        String text = parameter(name);
        if (text != null && !ZoneId.getAvailableZoneIds().contains(text)) {
            throw Refusal.invalid("Parameter '" + name + "' is '" + text
                    + "'; it must be the name of a time zone such as Europe/Berlin");
        }
        return Optional.ofNullable(text).map(ZoneId::of);
    }

    Optional<Long> number(String name, long least, long most) throws Refusal {
        String text = parameter(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below with the range.
        }
        throw Refusal.invalid("Parameter '" + name + "' is '" + text + "'; it must be a whole number from " + least
                + " to " + most);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameter(name));
    }

    Optional<String> oneOf(String name, List<String> words) throws Refusal {
        String text = parameter(name);
        if (text != null && !words.contains(text)) {
            throw Refusal.invalid("Parameter '" + name + "' is '" + text + "'; it must be one of "
                    + String.join(", ", words));
        }
        return Optional.ofNullable(text);
    }

    /** A switch: present without a value it is on. */
    boolean flag(String name) throws Refusal {
        return oneOf(name, List.of("", "true", "false")).filter(text -> !text.equals("false")).isPresent();
    }

    /** The value of a placeholder. */
    String placeholder(String name) {
        return path.getOrDefault(name, "");
    }

    /** What a route reads it also declares: the description of the API is held against the declaration. */
    private @Nullable String parameter(String name) {
        if (!route.query().contains(name)) {
            throw new IllegalStateException(route.template() + " does not declare the parameter " + name);
        }
        return query.get(name);
    }

    /** The body as JSON of this shape; an empty body is an empty object. */
    <T> T json(Class<T> shape) throws Refusal {
        String text = text();
        try {
            @Nullable
            T value = Json.STRICT.readValue(text.isBlank() ? "{}" : text, shape);
            if (value == null) {
                throw Refusal.invalid("The body is null; it must be an object");
            }
            return value;
        } catch (JacksonException e) {
            var at = e.getLocation();
            String place = at == null || at.getLineNr() < 1
                    ? ""
                    : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Refusal.invalid("The body is not a valid " + shape.getSimpleName() + place + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        }
    }

    private String text() throws Refusal {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(body.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("The body is not UTF-8");
        }
    }
}
