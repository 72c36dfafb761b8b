package dev.daybook.server;

import dev.daybook.api.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * A request as a route sees it. Every reading of it that fails is a {@link Refusal} that names the part and what it may
 * be.
 *
 * @param path the values of the template's placeholders
 */
record Ask(Map<String, String> path, Map<String, String> query, String body) {

    /** Refuses parameters that nobody reads: a misspelt filter would otherwise answer everything. */
    void onlyQuery(String... names) throws Refusal {
        Set<String> known = Set.of(names);
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.invalid("Unknown parameter '" + name + "'"
                        + (known.isEmpty() ? "; this takes none" : "; known are " + String.join(", ", names)));
            }
        }
    }

    Optional<Instant> instant(String name) throws Refusal {
        String text = query.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw Refusal.invalid("Parameter '" + name + "' is '" + text + "'; it must be a UTC instant such as"
                    + " 2026-01-31T09:00:00Z");
        }
    }

    Optional<Long> number(String name, long least, long most) throws Refusal {
        String text = query.get(name);
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

    Optional<String> oneOf(String name, List<String> words) throws Refusal {
        String text = query.get(name);
        if (text != null && !words.contains(text)) {
            throw Refusal.invalid("Parameter '" + name + "' is '" + text + "'; it must be one of "
                    + String.join(", ", words));
        }
        return Optional.ofNullable(text);
    }

    /** The body as JSON of this shape; an empty body is an empty object. */
    <T> T json(Class<T> shape) throws Refusal {
        try {
            return Json.STRICT.readValue(body.isEmpty() ? "{}" : body,
                    shape);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String place = at == null || at.getLineNr() < 1
                    ? ""
                    : " at line " + at.getLineNr() + ", column "
                            + at.getColumnNr();
            throw Refusal.invalid("The body is not a valid " + shape.getSimpleName() + place + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        }
    }
}
