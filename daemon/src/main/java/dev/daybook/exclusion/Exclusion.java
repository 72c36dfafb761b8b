package dev.daybook.exclusion;

import dev.daybook.matching.Conditions;

/**
 * A rule that keeps something out of the record.
 *
 * @param when what it is about
 * @param source where it stands, for a person: {@code config.toml line 12}, or which of Daybook's own it is
 */
public record Exclusion(Conditions when, Treatment treatment, String source) {

    static final String PRIVATE = "built-in: private windows";
    static final String PASSWORDS = "built-in: password managers";
    static final String LOCKS = "built-in: lock screens";

    public Exclusion {
        if (!when.any()) {
            throw new IllegalArgumentException("an exclusion of everything; recording is paused for that");
        }
    }

    /** Whether a person wrote it. */
    public boolean own() {
        return !source.startsWith("built-in");
    }
}
