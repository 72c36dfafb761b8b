package dev.daybook.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operations;
import dev.daybook.api.Recorder;
import dev.daybook.api.Sessions;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.ScriptedLive;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttentionModelTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Recorder RECORDING = new Recorder("recording", "x11", null, "active", 0L, null, NOW, null);

    @TempDir
    Path folder;

    private final ScriptedLive live = new ScriptedLive(NOW);
    private AttentionModel model;

    @BeforeEach
    void aModel() {
        live.says("GET sessions", new Sessions(List.of(Samples.recovered(3), Samples.session(2, "{}"))))
                .says("GET operations?status=failed", failed("op_a", "2026-11-20T11:30:00Z"));
        model = model();
    }

    private AttentionModel model() {
        return new AttentionModel(live, Kept.in(folder.resolve("desktop.json")));
    }

    private static Operations failed(String id, String ended) {
        return new Operations(List.of(Samples.operation(id, "{\"status\": \"failed\", \"cause\": \"worker_lost\","
                + " \"title\": \"" + id + "\", \"ended\": \"" + ended + "\"}"),
                Samples.operation("op_part", "{\"status\": \"failed\", \"parent_id\": \"op_x\", \"ended\": \"" + ended
                        + "\"}")));
    }

    private List<String> texts() {
        return model.concernsProperty().get().stream().map(Concern::text).toList();
    }

    @Test
    void whatFailedAndWhatWasRecoveredIsThereNewestFirst() {
        live.connect(1, RECORDING);

        assertEquals(List.of("op_a: failed: worker lost, exit code unknown", "A session was recovered after a kill"),
                texts());
        assertEquals(3, model.concernsProperty().get().getLast().session());
    }

    @Test
    void whatWasThereWhenThePersonLookedIsSeenAlsoAfterTheNextStart() {
        live.connect(1, RECORDING);
        model.looks(true);
        assertEquals(List.of(), texts());
        model.looks(false);
        assertEquals(List.of(), texts());

        model = model();
        live.change(Changed.everything());
        assertEquals(List.of(), texts());
    }

    @Test
    void whatFailsWhileThePersonLooksIsSeenAndWhatFailsLaterIsNot() {
        live.connect(1, RECORDING);
        model.looks(true);
        live.pass(10);
        live.says("GET operations?status=failed", failed("op_b", "2026-11-20T12:00:05Z"));
        live.change(new Changed(Set.of(Changed.Topic.OPERATIONS), List.of()));
        model.looks(false);
        assertEquals(List.of(), texts());

        live.says("GET operations?status=failed", failed("op_c", "2026-11-20T12:00:10Z"));
        live.change(new Changed(Set.of(Changed.Topic.OPERATIONS), List.of()));
        assertEquals(List.of("op_c: failed: worker lost, exit code unknown"), texts());
    }

    @Test
    void aRunThatFailedIsToldOnceByItsOperation() {
        live.says("GET sessions", new Sessions(List.of(
                Samples.session(5, "{\"kind\": \"run\", \"status\": \"failed\", \"operation_id\": \"op_a\"}"),
                Samples.session(6, "{\"status\": \"failed\", \"failure_reason\": \"odd\"}"))));
        live.connect(1, RECORDING);

        assertTrue(texts().contains("Session 6 failed: odd"), texts().toString());
        assertEquals(2, texts().size());
    }

    @Test
    void withoutFailuresThereIsNothing() {
        live.says("GET sessions", new Sessions(List.of(Samples.session(2, "{}"))))
                .says("GET operations?status=failed", new Operations(List.of()));
        live.connect(1, RECORDING);

        assertEquals(List.of(), texts());
    }

    @Test
    void whatFailsAfterTheClockWasSetBackIsNotTakenForSeen() {
        live.connect(1, RECORDING);
        model.looks(true);
        model.looks(false);
        live.now(NOW.minusSeconds(7200));
        live.says("GET operations?status=failed", failed("op_b", "2026-11-20T10:00:30Z"));
        live.change(new Changed(Set.of(Changed.Topic.OPERATIONS), List.of()));

        assertTrue(texts().contains("op_b: failed: worker lost, exit code unknown"), texts().toString());
    }
}
