package dev.daybook.backup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What had a backup made. */
public enum Origin {

    /** The daemon, by itself. */
    DAILY,

    /** A person or a plan. */
    ORDERED,

    /** The daemon, before a newer Daybook changed the schema of the database. */
    BEFORE_MIGRATION;

    private static final String MIGRATION = "migration";

    /** Its word in manifests and on the wire; a migration's says from where to where. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From a manifest's reason. */
    static Origin of(@Nullable String reason) {
        if (reason == null) {
            return ORDERED;
        }
        return reason.startsWith(MIGRATION) ? BEFORE_MIGRATION : reason.equals(DAILY.wire()) ? DAILY : ORDERED;
    }
}
