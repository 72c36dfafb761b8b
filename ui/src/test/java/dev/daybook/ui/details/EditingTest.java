package dev.daybook.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Edit;
import dev.daybook.api.MergeRequest;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.Sessions;
import dev.daybook.api.SplitRequest;
import dev.daybook.client.Failures;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.RecordedNavigator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditingTest {

    private static final Session BEFORE = Samples.session(6, "{\"title\": \"Mail\"}");
    private static final Session NAMED = Samples.session(6, """
            {"title": "Letters", "edited": {"at": "2026-11-20T14:29:00Z", "what": ["title"]}}""");
    private static final SessionEdit LETTERS = new SessionEdit("Letters", null, null, null, null);

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final List<String> told = new ArrayList<>();
    private final Editing editing = new Editing(live, navigator,
            (now, of) -> told.add(of + " is " + now.id() + " " + now.title()));

    private static Edit undone(String what) {
        return new Edit(1, Samples.NOW, what, null, null, null, Samples.NOW);
    }

    @Test
    void anEditIsSaidWithAWayBack() {
        live.says("PATCH sessions/6", NAMED);
        editing.edit(BEFORE, LETTERS, "The title", () -> told.add("done"), told::add);

        assertEquals(List.of("6 is 6 Letters", "done"), told);
        assertEquals(List.of("The title of session 6 is changed [Undo]"), navigator.said);
        live.says("POST sessions/6/undo", new SessionUndo(BEFORE, List.of(undone("title"))));
        Objects.requireNonNull(navigator.offered).run();
        assertEquals("6 is 6 Mail", told.getLast());
        assertEquals("Title of session 6 is as it was before", navigator.said.getLast());
    }

    @Test
    void anEditThatChangedNothingOffersNoWayBack() {
        live.says("PATCH sessions/6", BEFORE);
        editing.edit(BEFORE, LETTERS, "The title", () -> {}, told::add);

        assertEquals(List.of("The title of session 6 was so already"), navigator.said);
    }

    @Test
    void aRefusalIsHandedOverAndNothingIsSaid() {
        live.says("PATCH sessions/6", Failures.refused("'title' is longer than 500 characters"));
        editing.edit(BEFORE, LETTERS, "The title", () -> told.add("done"), told::add);

        assertEquals(List.of("'title' is longer than 500 characters"), told);
        assertEquals(List.of(), navigator.said);
    }

    @Test
    void severalThatAreTakenBackTogetherAreNamed() {
        live.says("POST sessions/6/undo",
                new SessionUndo(BEFORE, List.of(undone("end"), undone("start"), undone("note"))));
        editing.undo(6);

        assertEquals(List.of("End, start and note of session 6 are as they were before"), navigator.said);
    }

    @Test
    void whereNothingCanBeTakenBackThatIsSaid() {
        live.says("POST sessions/6/undo", Failures.refused("Nothing was changed in session 6"));
        editing.undo(6);

        assertEquals(List.of("Nothing was changed in session 6"), navigator.said);
    }

    @Test
    void aSplitIsTakenBackInTheFirst() {
        Instant at = Instant.parse("2026-11-20T09:30:00Z");
        live.says("POST sessions/6/split", new SessionSplit(NAMED, Samples.session(9, "{}")));
        editing.split(BEFORE, at, () -> told.add("done"), told::add);

        assertEquals(List.of(new SplitRequest(at)), live.sent());
        assertEquals(List.of("Session 6 is split; the rest is session 9 [Undo]"), navigator.said);
        Objects.requireNonNull(navigator.offered).run();
        assertEquals("POST sessions/6/undo", live.asked().getLast());
    }

    @Test
    void theNextIsTheFirstThatBeginsAfterTheEnd() {
        List<Optional<Long>> found = new ArrayList<>();
        live.says("GET sessions", new Sessions(List.of(
                Samples.session(9, "{\"start\": \"2026-11-20T13:00:00Z\", \"end\": \"2026-11-20T14:00:00Z\"}"),
                Samples.session(8, "{\"start\": \"2026-11-20T10:20:00Z\", \"end\": \"2026-11-20T11:00:00Z\"}"),
                Samples.session(7, "{\"start\": \"2026-11-20T09:10:00Z\", \"end\": \"2026-11-20T10:10:00Z\"}"),
                BEFORE)));
        Instant end = Objects.requireNonNull(BEFORE.end());
        editing.next(BEFORE, end, next -> found.add(next.map(Session::id)));
        live.says("GET sessions", new Sessions(List.of()));
        editing.next(BEFORE, end, next -> found.add(next.map(Session::id)));

        assertEquals(List.of(Optional.of(8L), Optional.empty()), found);
    }

    @Test
    void aMergeIsSaidWithAWayBack() {
        live.says("POST sessions/6/merge", NAMED);
        editing.merge(BEFORE, Samples.session(8, "{}"));

        assertEquals(List.of(new MergeRequest(8L)), live.sent());
        assertEquals(List.of("Session 8 is part of session 6 [Undo]"), navigator.said);
    }
}
