package dev.daybook.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The tables whose rows the journal carries, with their keys. */
enum Table {
    DEVICE("id"), LAUNCH("id"), APPLICATION("id"), TITLE("id"), URL("id"), ACTIVITY("device_id", "id"), BLOCK(
            "device_id", "start_s"), BLOCK_USE("device_id", "start_s",
                    "position"), SESSION("id"), RECOVERY(
                            "session_id"), PAUSE(
                                    "id"), OPERATION("id"), PLAN("name"), PLAN_RUN("operation_id"), SESSION_EDIT("id");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    final List<String> key;

    Table(String... key) {
        this.key = List.of(key);
    }

    /** The tables that a schema has. */
    static List<Table> in(int schema) {
        return Arrays.stream(values()).filter(table -> table.since() <= schema).toList();
    }

    private int since() {
        return switch (this) {
            case DEVICE, LAUNCH, APPLICATION, TITLE, URL, ACTIVITY, BLOCK, BLOCK_USE, SESSION, RECOVERY, PAUSE -> 1;
            case OPERATION -> 2;
            case PLAN, PLAN_RUN -> 3;
            case SESSION_EDIT -> 5;
        };
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Table of(String sqlName) {
        return valueOf(sqlName.toUpperCase(Locale.ROOT));
    }

    /** The condition that picks one row by its key, values bound in the key's order. */
    String byKey() {
        return String.join(" = ? AND ", key) + " = ?";
    }
}
