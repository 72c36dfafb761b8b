package dev.daybook.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.LogPart;
import dev.daybook.api.Operations;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.Timeline;
import dev.daybook.client.Failures;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.details.Uses.Application;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.RecordedNavigator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetailsModelTest {

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final DetailsModel model = new DetailsModel(live, navigator);

    private void open(Session session) {
        live.says("GET sessions/" + session.id(), session);
        model.shown();
        model.show(session.id());
    }

    private Sight.Seen seen() {
        return assertInstanceOf(Sight.Seen.class, model.sightProperty().get());
    }

    private static Timeline.Block minute(String at, @Nullable Long session, Timeline.Use... uses) {
        Instant start = Instant.parse("2026-11-20T" + at + ":00Z");
        return new Timeline.Block(start, start.plusSeconds(60), 60, 0, 0, session, List.of(uses));
    }

    @Test
    void anAnswerAboutAnotherSessionThanTheOneLookedAtIsDropped() {
        live.says("GET sessions/1", Samples.session(1, "{\"title\": \"first\"}"));
        live.says("GET sessions/2", Samples.session(2, "{\"title\": \"second\"}"));
        model.shown();
        live.hold();
        model.show(1);
        model.show(2);
        live.release();

        assertEquals(2, seen().session().id());
    }

    @Test
    void onlyTheSessionsOwnMinutesCount() {
        live.says("GET timeline", new Timeline(List.of(
                minute("09:00", 1L, new Timeline.Use("Writer", "Letter", null, "Work", 40),
                        new Timeline.Use("Browser", "News", null, "Web", 20)),
                minute("09:01", 1L, new Timeline.Use("Writer", "Report", null, "Work", 60)),
                minute("09:02", 2L, new Timeline.Use("Game", "Level 9", null, "Games", 60)),
                minute("09:03", null, new Timeline.Use("Game", "Level 10", null, "Games", 60)))));
        open(Samples.session(1, "{}"));

        assertEquals(new Uses(List.of(new Application("Writer", "Work", 100, List.of("Report", "Letter")),
                new Application("Browser", "Web", 20, List.of("News")))), model.usesProperty().get());
    }

    @Test
    void aSessionLongerThanTheDaemonTellsAtOnceIsAskedForPieceByPiece() {
        live.says("GET timeline", new Timeline(List.of(
                minute("09:00", 1L, new Timeline.Use("Writer", "Letter", null, "Work", 60)))));
        open(Samples.session(1, "{\"start\": \"2026-11-01T09:00:00Z\"}"));

        assertEquals(3, live.asked().stream().filter(question -> question.startsWith("GET timeline")).count());
        assertEquals(180, model.usesProperty().get().applications().getFirst().seconds());
    }

    @Test
    void itFollowsWhatConcernsItAndNothingElse() {
        open(Samples.session(1, "{}"));
        live.forget();
        live.change(new Changed(Set.of(Topic.SESSIONS), List.of(7L)));
        live.change(new Changed(Set.of(Topic.OPERATIONS, Topic.PLANS), List.of()));
        assertEquals(List.of(), live.asked());

        live.says("GET sessions/1", Samples.session(1, "{\"title\": \"Named\"}"));
        live.change(new Changed(Set.of(Topic.SESSIONS), List.of(7L, 1L)));
        assertEquals("Named", seen().session().title());

        model.hidden();
        live.forget();
        live.change(Changed.everything());
        assertEquals(List.of(), live.asked());
        model.shown();
        assertTrue(live.asked().contains("GET sessions/1"));
    }

    @Test
    void whatIsSeenStaysWhileTheDaemonIsAway() {
        open(Samples.session(1, "{\"title\": \"Named\"}"));
        live.says("GET sessions/1", Failures.away());
        live.change(Changed.everything());

        assertEquals("Named", seen().session().title());
    }

    @Test
    void aRunOfAPlanShowsTheLogOfItsLatestPhaseInAWorker() {
        live.says("GET operations/op_plan", Samples.operation("op_plan", "{\"type\": \"plan\"}"));
        live.says("GET operations?parent=op_plan", new Operations(List.of(
                Samples.operation("op_export", "{\"type\": \"export\", \"runs_in\": \"daemon\"}"),
                Samples.operation("op_late", "{}"), Samples.operation("op_early", "{}"))));
        live.says("GET operations/op_late/log", new LogPart("of the late one\n", 0, 16, true));
        live.says("GET operations/op_early/log", new LogPart("of the early one\n", 0, 17, true));
        open(Samples.session(1, "{\"kind\": \"run\", \"operation_id\": \"op_plan\", \"plan\": \"nightly\"}"));

        assertEquals("of the late one", model.logProperty().get());
        assertEquals(List.of("op_early", "op_late", "op_export"),
                seen().parts().stream().map(part -> part.id()).toList());
    }

    @Test
    void aSessionWhoseOperationIsGoneIsShownWithoutIt() {
        live.says("GET operations/op_gone", Failures.refused("Operation not found: op_gone"));
        open(Samples.session(1, "{\"kind\": \"run\", \"operation_id\": \"op_gone\", \"outcome\": \"orphaned\"}"));

        assertTrue(seen().operation().isEmpty());
    }

    @Test
    void aCorrectionIsTakenBackToWhereTheEndWas() {
        Session before = Samples.recovered(1);
        open(before);
        Instant wanted = Instant.parse("2026-11-20T10:10:00Z");
        live.says("PATCH sessions/1", Samples.session(1, "{\"end\": \"2026-11-20T10:10:00Z\"}"));
        List<String> told = new ArrayList<>();
        model.editing().correct(before, new SessionEdit(wanted), () -> told.add("done"), told::add);
        assertEquals(List.of("done"), told);
        assertEquals(wanted, seen().session().end());

        live.says("POST sessions/1/undo", new SessionUndo(before, List.of()));
        Objects.requireNonNull(navigator.offered).run();
        assertEquals(before.end(), seen().session().end());
        assertEquals(List.of(new SessionEdit(wanted)), live.sent());
    }

    @Test
    void aRefusedCorrectionChangesNothing() {
        open(Samples.recovered(1));
        live.says("PATCH sessions/1", Failures.refused("session 2 starts before"));
        List<String> told = new ArrayList<>();
        model.editing().correct(seen().session(), new SessionEdit(Instant.parse("2026-11-20T10:10:00Z")),
                () -> told.add("done"), told::add);

        assertEquals(List.of("session 2 starts before"), told);
        assertEquals(Instant.parse("2026-11-20T10:00:00Z"), seen().session().end());
        assertFalse(navigator.said.contains("done"));
    }

    @Test
    void anOperationThatWasNotToldIsNotTakenForNone() {
        live.says("GET operations/op_a", Samples.operation("op_a", "{}"));
        live.says("GET operations/op_a/log", new LogPart("", 0, 0, true));
        open(Samples.session(1, "{\"kind\": \"run\", \"operation_id\": \"op_a\", \"status\": \"active\"}"));
        live.says("GET operations/op_a", Failures.away());
        live.change(Changed.everything());

        assertEquals("op_a", seen().operation().orElseThrow().id());
    }

    @Test
    void minutesThatCameWithTheEndAreCounted() {
        live.says("GET timeline", new Timeline(List.of()));
        open(Samples.session(1, "{\"status\": \"active\", \"end\": null}"));
        live.says("GET sessions/1", Samples.session(1, "{}"));
        live.hold();
        live.change(new Changed(Set.of(Topic.TIMELINE), List.of()));
        live.releaseLater(() -> {
            live.says("GET timeline", new Timeline(List.of(
                    minute("09:00", 1L, new Timeline.Use("Writer", "Letter", null, "Work", 60)))));
            live.change(new Changed(Set.of(Topic.SESSIONS), List.of(1L)));
        });

        assertEquals(60, model.usesProperty().get().applications().getFirst().seconds());
    }
}
