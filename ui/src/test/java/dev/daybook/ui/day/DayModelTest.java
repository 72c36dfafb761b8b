package dev.daybook.ui.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Sessions;
import dev.daybook.api.Timeline;
import dev.daybook.client.Failures;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DayModelTest {

    private final ScriptedLive live = new ScriptedLive(Samples.NOW)
            .says("GET days/2026-11-20", Samples.day())
            .says("GET timeline", Samples.timeline())
            .says("GET sessions", new Sessions(Samples.sessions()));
    private final DayModel model = new DayModel(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.ROOT));

    @Test
    void nothingIsAskedBeforeItIsSeen() {
        live.change(Changed.everything());
        assertEquals(List.of(), live.asked());
        model.shown();
        Picture.Seen picture = seen();
        assertEquals(Samples.day(), picture.day());
        assertEquals(Samples.timeline().blocks(), picture.blocks());
        assertEquals(6, picture.sessions().size());
    }

    @Test
    void aChangeAsksForTheLastMinutesAloneAndKeepsTheOthers() {
        model.shown();
        live.forget();
        live.says("GET timeline", new Timeline(List.of()));
        live.change(new Changed(Set.of(Topic.TIMELINE), List.of()));
        String timeline = live.asked().stream().filter(asked -> asked.startsWith("GET timeline")).findFirst()
                .orElseThrow();
        assertTrue(timeline.contains("from=2026-11-20T17%3A26%3A00Z"), timeline);
        assertTrue(seen().blocks().size() > 400 && seen().blocks().size() < Samples.timeline().blocks().size());
    }

    @Test
    void changesThatConcernNoDayAskNothing() {
        model.shown();
        live.forget();
        live.change(new Changed(Set.of(Topic.PLANS, Topic.OPERATIONS), List.of()));
        assertEquals(List.of(), live.asked());
    }

    @Test
    void whatChangesWhileItAsksIsAskedForOnceMore() {
        live.hold();
        model.shown();
        live.change(Changed.everything());
        live.change(Changed.everything());
        assertEquals(1, live.asked().size());
        live.release();
        assertEquals(6, live.asked().size());
    }

    @Test
    void anAnswerForAnotherDayIsDropped() {
        live.says("GET days/2026-11-19", Failures.refused("no such day"));
        live.hold();
        model.shown();
        model.step(-1);
        live.release();
        assertEquals(LocalDate.parse("2026-11-19"), model.dateProperty().get());
        assertInstanceOf(Picture.Hindered.class, model.pictureProperty().get());
    }

    @Test
    void whatWasSeenStaysWhileTheDaemonIsAway() {
        model.shown();
        live.says("GET days/2026-11-20", Failures.away());
        live.change(Changed.everything());
        assertEquals(6, seen().sessions().size());
        live.says("GET days/2026-11-20", Samples.day()).says("GET sessions", new Sessions(List.of()));
        live.change(Changed.everything());
        assertEquals(0, seen().sessions().size());
    }

    @Test
    void whoLooksAtTodayGoesOnWithTheDays() {
        model.shown();
        live.now(Samples.NOW.plus(Duration.ofHours(7)));
        assertEquals(LocalDate.parse("2026-11-21"), model.dateProperty().get());
        model.step(-1);
        live.now(Samples.NOW.plus(Duration.ofHours(40)));
        assertEquals(Samples.DATE, model.dateProperty().get());
    }

    @Test
    void thereIsNoTomorrow() {
        model.step(1);
        assertEquals(Samples.DATE, model.dateProperty().get());
    }

    @Test
    void aSessionPicksItsTime() {
        model.shown();
        SessionBar bar = SessionLanes.of(Samples.sessions(), Samples.NOW).getFirst();
        model.select(bar);
        assertEquals(Optional.of(new Selection(Samples.at("08:30"), Samples.at("11:40"), 1L)),
                model.selectionProperty().get());
        model.step(-1);
        assertEquals(Optional.empty(), model.selectionProperty().get());
    }

    @Test
    void aClockThatWasSetBackHidesNoNewMinutes() {
        model.shown();
        live.forget();
        live.now(Samples.NOW.minus(Duration.ofHours(3)));
        live.change(new Changed(Set.of(Topic.TIMELINE), List.of()));
        String from = DateTimeFormatter.ISO_INSTANT.format(Samples.NOW.minus(Duration.ofMinutes(195))).replace(":",
                "%3A");
        assertTrue(live.asked().stream().anyMatch(asked -> asked.startsWith("GET timeline?from=" + from)),
                live.asked().toString());
    }

    @Test
    void anotherDaemonIsAskedForTheWholeDay() {
        model.shown();
        live.forget();
        live.change(Changed.everything());
        assertTrue(
                live.asked().stream().anyMatch(asked -> asked.startsWith("GET timeline?from=2026-11-20T00%3A00%3A00Z")),
                live.asked().toString());
    }

    private Picture.Seen seen() {
        return assertInstanceOf(Picture.Seen.class, model.pictureProperty().get());
    }
}
