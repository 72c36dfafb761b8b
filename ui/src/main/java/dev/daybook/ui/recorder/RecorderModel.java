package dev.daybook.ui.recorder;

import dev.daybook.api.PauseRequest;
import dev.daybook.api.Recorder;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the recorder does, in words, and how to pause it. Used on the JavaFX thread. */
public final class RecorderModel {

    // Within it an hour of the day cannot be taken for another.
    private static final Duration DAY = Duration.ofDays(1);

    private final Live live;
    private final LocalTimes times;
    private final ReadOnlyObjectWrapper<RecorderWords> words;

    public RecorderModel(Live live, LocalTimes times) {
        this.live = live;
        this.times = times;
        this.words = new ReadOnlyObjectWrapper<>(words());
        live.linkProperty().addListener((link, before, after) -> words.set(words()));
    }

    public ReadOnlyObjectProperty<RecorderWords> wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /**
     * Pauses for so long.
     *
     * @param refused told what hindered it
     */
    public void pauseFor(Duration length, Consumer<? super ClientException> refused) {
        pause(new PauseRequest((int) length.toMinutes(), null), refused);
    }

    /** Pauses until the person's next midnight. */
    public void pauseUntilTomorrow(Consumer<? super ClientException> refused) {
        Instant midnight = times.dateOf(live.now()).plusDays(1).atStartOfDay(times.zone().get()).toInstant();
        pause(new PauseRequest(null, midnight), refused);
    }

    /** Pauses until somebody resumes. */
    public void pauseUntilResumed(Consumer<? super ClientException> refused) {
        pause(new PauseRequest(null, null), refused);
    }

    public void resume(Consumer<? super ClientException> refused) {
        live.ask(Call.resume(), recorder -> {}, refused);
    }

    private void pause(PauseRequest request, Consumer<? super ClientException> refused) {
        live.ask(Call.pause(request), recorder -> {}, refused);
    }

    private RecorderWords words() {
        return switch (live.link()) {
            case Link.Looking looking -> new RecorderWords(RecorderState.LOOKING, "Looking for the daemon", "");
            case Link.Away away -> new RecorderWords(RecorderState.AWAY, "Daemon away", away.reason());
            case Link.Connected there -> words(there.recorder());
        };
    }

    private RecorderWords words(Recorder recorder) {
        String reason = recorder.reason() == null ? "" : recorder.reason();
        return switch (recorder.state()) {
            case "paused" -> new RecorderWords(RecorderState.PAUSED, paused(recorder),
                    reason.isEmpty() ? "Nothing is recorded" : "Nothing is recorded; " + reason);
            case "blind" -> new RecorderWords(RecorderState.BLIND, "Cannot see", reason);
            case "held" -> new RecorderWords(RecorderState.BLIND, "Held up, not recording", reason);
            case "starting" -> new RecorderWords(RecorderState.LOOKING, "Starting", reason);
            case "recording", "excluded" -> reason.isEmpty()
                    ? new RecorderWords(RecorderState.RECORDING, recording(recorder), "")
                    : new RecorderWords(RecorderState.BLIND, "Cannot store", reason);
            // Of a newer daemon: what it means nobody knows here.
            default -> new RecorderWords(RecorderState.LOOKING, "Recorder: " + recorder.state(), reason);
        };
    }

    private String paused(Recorder recorder) {
        Instant until = recorder.pausedUntil();
        if (until == null) {
            return "Paused";
        }
        boolean soon = until.isBefore(live.now().plus(DAY));
        return "Paused until " + (soon ? times.time(until) : times.dateAndTime(until));
    }

    private static String recording(Recorder recorder) {
        if (recorder.state().equals("excluded")) {
            return "Recording · excluded";
        }
        if ("idle".equals(recorder.activity())) {
            return "Recording · idle";
        }
        return "locked".equals(recorder.activity()) ? "Recording · locked" : "Recording";
    }
}
