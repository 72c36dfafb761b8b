package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.NOW;
import static dev.daybook.cli.view.Samples.TIMES;
import static dev.daybook.cli.view.Samples.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Recorder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecorderLineTest {

    @Test
    void saysWhatIsRecordedAndWhatWasSeenLast() {
        assertEquals("recording from X11 · active", line(Samples.recording()));
        assertEquals("recording from X11 · idle for 12 min", line(recording("idle", 720L, null)));
        assertEquals("recording from X11 · locked", line(recording("locked", 720L, null)));
        assertEquals("recording from X11 · nothing sampled yet", line(recording(null, null, null)));
    }

    @Test
    void saysHowLongAPauseLasts() {
        assertEquals("paused until 14:00", line(Samples.paused(at("14:00"))));
        assertEquals("paused until resumed by hand", line(Samples.paused(null)));
    }

    @Test
    void saysWhyNothingIsSeenOrStored() {
        assertEquals("cannot see: no X server at :0", line(Samples.blind("no X server at :0")));
        assertEquals("held up, not recording: the disk is full", line(new Recorder("held", "x11", "the disk is full",
                "active", 1L, null, NOW, null)));
        assertEquals("recording from X11 · active · cannot store: disk full",
                line(recording("active", 1L, "disk full")));
    }

    private static Recorder recording(@Nullable String activity, @Nullable Long idle, @Nullable String reason) {
        return new Recorder("recording", "x11", reason, activity, idle, null, NOW, null);
    }

    private static String line(Recorder recorder) {
        return new RecorderLine(recorder, TIMES).text();
    }
}
