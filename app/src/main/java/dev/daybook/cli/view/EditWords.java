package dev.daybook.cli.view;

import dev.daybook.api.Edit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person changed, as a line that says what it was before. */
record EditWords(Times times) {

    private static final int MOST = 40;

    /** {@code title 'Letters', was automatic}. */
    String line(Edit edit) {
        return switch (edit.what()) {
            case "split" -> edit.former() == null
                    ? "split off session " + edit.other() + " at " + time(edit.later())
                    : "split at " + time(edit.later()) + "; session " + edit.other() + " has the rest";
            case "merge" -> "session " + edit.other() + " taken in; end " + time(edit.later()) + ", was "
                    + time(edit.former());
            default -> edit.what() + " " + value(edit.what(), edit.later()) + ", was "
                    + value(edit.what(), edit.former());
        };
    }

    /** What is so again now that it was taken back. */
    String again(Edit edit) {
        return switch (edit.what()) {
            case "split" -> "session " + edit.other() + " is gone, and its time is back";
            case "merge" -> "session " + edit.other() + " is back";
            default -> edit.what() + " " + value(edit.what(), edit.former()) + " again, was "
                    + value(edit.what(), edit.later());
        };
    }

    /** A value as a sentence names it. */
    String value(String what, @Nullable String value) {
        return switch (what) {
            case "start", "end" -> time(value);
            case "note" -> value == null ? "none" : quoted(value);
            default -> value == null ? "automatic" : quoted(value);
        };
    }

    private static String quoted(String text) {
        return "'" + Width.fit(Width.clean(text), MOST) + "'";
    }

    private String time(@Nullable String instant) {
        return times.second(Instant.parse(Objects.requireNonNullElse(instant, Instant.EPOCH.toString())));
    }
}
