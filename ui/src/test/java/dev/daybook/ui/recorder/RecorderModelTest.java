package dev.daybook.ui.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Recorder;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecorderModelTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ScriptedLive live = new ScriptedLive(NOON);
    private final RecorderModel model = new RecorderModel(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.UK));

    private RecorderWords words(String state, @Nullable String reason, @Nullable Instant until) {
        live.connect(1, new Recorder(state, "x11", reason, "active", 0L, until, NOON, null));
        return model.wordsProperty().get();
    }

    @Test
    void whoCannotStoreDoesNotRecord() {
        assertEquals(new RecorderWords(RecorderState.RECORDING, "Recording", ""), words("recording", null, null));
        assertEquals(new RecorderWords(RecorderState.BLIND, "Held up, not recording", "the disk is full"),
                words("held", "the disk is full", null));
        assertEquals(new RecorderWords(RecorderState.BLIND, "Cannot store", "no space left on the disk"),
                words("recording", "no space left on the disk", null));
    }

    @Test
    void aStateThatNobodyKnowsIsNotTakenForRecording() {
        assertEquals(RecorderState.LOOKING, words("resting", null, null).state());
    }

    @Test
    void aPauseOfDaysSaysItsDay() {
        assertEquals("Paused until 00:00", words("paused", null, NOON.plus(Duration.ofHours(12))).brief());
        assertTrue(words("paused", null, NOON.plus(Duration.ofDays(3))).brief().contains("23 Nov 2026"));
    }
}
