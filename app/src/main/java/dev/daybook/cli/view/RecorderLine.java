package dev.daybook.cli.view;

import dev.daybook.api.Recorder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The recorder's state in one line: what it does, from where, and what it saw last. */
record RecorderLine(Recorder recorder, Times times) {

    String text() {
        return switch (recorder.state()) {
            case "recording" -> "recording from " + source() + " · " + activity() + reason(" · cannot store: ");
            case "excluded" -> "recording from " + source() + " · what is in focus is excluded"
                    + reason(" · cannot store: ");
            case "paused" -> "paused until " + until(recorder) + reason(" · ");
            case "held" -> "held up, not recording" + reason(": ");
            case "blind" -> "cannot see" + reason(": ");
            case "starting" -> "starting" + reason(" · ");
            default -> Width.clean(recorder.state()) + reason(" · ");
        };
    }

    Ink ink() {
        return switch (recorder.state()) {
            case "recording", "excluded" -> recorder.reason() == null ? Ink.GOOD : Ink.BAD;
            case "blind", "held" -> Ink.BAD;
            default -> Ink.CARE;
        };
    }

    private String source() {
        return recorder.source().length() <= 3
                ? recorder.source().toUpperCase(Locale.ROOT)
                : Width.clean(recorder.source());
    }

    private String activity() {
        String activity = recorder.activity();
        Long idle = recorder.idleSeconds();
        if (activity == null) {
            return "nothing sampled yet";
        }
        return activity.equals("idle") && idle != null ? "idle for " + Lengths.ofSeconds(idle) : activity;
    }

    private String until(Recorder paused) {
        return paused.pausedUntil() == null ? "resumed by hand" : times.moment(paused.pausedUntil());
    }

    private String reason(String lead) {
        @Nullable
        String reason = recorder.reason();
        return reason == null ? "" : lead + Width.clean(reason);
    }
}
