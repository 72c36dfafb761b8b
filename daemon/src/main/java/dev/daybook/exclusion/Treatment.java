package dev.daybook.exclusion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of what had the focus, the mildest first. */
public enum Treatment {
    /** All of it is recorded. */
    RECORD,
    /** The application is recorded, without title and address. */
    REDACT,
    /** Nothing is: the time counts as if nobody had looked. */
    DROP;

    /** The name in settings and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its name in settings. */
    public static Optional<Treatment> named(String wire) {
        return Arrays.stream(values()).filter(treatment -> treatment.wire().equals(wire)).findFirst();
    }

    /** The names of those that exclude something. */
    public static List<String> exclusions() {
        return List.of(DROP.wire(), REDACT.wire());
    }
}
