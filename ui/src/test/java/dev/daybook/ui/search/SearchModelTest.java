package dev.daybook.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.SearchHits;
import dev.daybook.api.SearchHits.Indexing;
import dev.daybook.client.Failures;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.ScriptedLive;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchModelTest {

    private static final Changed SESSIONS = new Changed(Set.of(Topic.SESSIONS), List.of(30L));

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final SearchModel model = new SearchModel(live);

    @BeforeEach
    void shown() {
        live.says("GET search?q=harbour", SampleHits.hits());
        model.shown();
    }

    private Results.Found found() {
        return assertInstanceOf(Results.Found.class, model.resultsProperty().get());
    }

    private List<Long> ids() {
        return found().hits().stream().map(hit -> hit.session().id()).toList();
    }

    @Test
    void whatIsTypedIsFound() {
        model.search("  harbour ");

        assertEquals(List.of(31L, 30L, 29L, 12L), ids());
        assertEquals(List.of("GET search?q=harbour&limit=40"), live.asked());
    }

    @Test
    void whileAnAnswerIsOnItsWayOnlyTheLastWordsAreAskedForAfterIt() {
        live.says("GET search?q=h&", SampleHits.page(1, 1, 1));
        live.hold();
        List.of("h", "ha", "har", "harb", "harbour").forEach(model::search);
        assertEquals(List.of("GET search?q=h&limit=40"), live.asked());
        live.release();

        assertEquals(List.of("GET search?q=h&limit=40", "GET search?q=harbour&limit=40"), live.asked());
        assertEquals("harbour", found().words());
    }

    @Test
    void anAnswerToWordsThatWereGivenUpIsDropped() {
        live.hold();
        model.search("harbour");
        model.search("");
        live.release();

        assertEquals(new Results.Nothing(), model.resultsProperty().get());
    }

    @Test
    void whatWasFoundStaysUntilTheNextWordsAreAnswered() {
        model.search("harbour");
        live.hold();
        model.search("harbour pier");

        assertEquals("harbour", found().words());
    }

    @Test
    void theNextPageFollowsTheLastHit() {
        live.says("GET search?q=harbour", SampleHits.page(100, 40, 75));
        live.says("GET search?q=harbour&limit=40&before=61", SampleHits.page(60, 35, 75));
        model.search("harbour");
        assertTrue(found().more());

        model.more();
        model.more();

        assertEquals(75, ids().size());
        assertEquals(26L, ids().getLast());
        assertFalse(found().more());
        assertEquals(2, live.asked().size());
    }

    @Test
    void aPageThatFollowedSomethingElseIsDropped() {
        live.says("GET search?q=harbour", SampleHits.page(100, 40, 75));
        live.says("GET search?q=harbour&limit=40&before=61", SampleHits.page(60, 35, 75));
        model.search("harbour");
        live.hold();
        model.more();
        live.says("GET search?q=harbour", SampleHits.page(101, 40, 76));
        live.releaseLater(() -> live.change(SESSIONS));

        assertEquals(40, ids().size());
        assertEquals(101L, ids().getFirst());
    }

    @Test
    void sessionsThatChangeAreLookedForAgainAsFarAsTheyAreSeen() {
        live.says("GET search?q=harbour", SampleHits.page(100, 40, 75));
        live.says("GET search?q=harbour&limit=40&before=61", SampleHits.page(60, 35, 75));
        model.search("harbour");
        model.more();
        live.forget();
        live.change(SESSIONS);

        assertEquals(List.of("GET search?q=harbour&limit=75"), live.asked());
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        model.search("harbour");
        model.hidden();
        live.forget();
        live.change(SESSIONS);
        assertEquals(List.of(), live.asked());

        model.shown();
        assertEquals(List.of("GET search?q=harbour&limit=40"), live.asked());
    }

    @Test
    void whileOlderSessionsAreStillReadItAsksAgain() {
        live.says("GET search?q=harbour", SampleHits.found(new Indexing(3, 10)));
        model.search("harbour");
        live.forget();
        live.says("GET search?q=harbour", SampleHits.hits());
        live.pass(4);

        assertEquals(4, ids().size());
        assertEquals(1, live.asked().size(), "whole answers are not asked for again");
    }

    @Test
    void aRefusalIsToldInTheDaemonsWords() {
        live.says("GET search?q=-", Failures.refused("Parameter 'q' holds no word"));
        model.search("--");

        assertEquals(new Results.Hindered("--", false, "Parameter 'q' holds no word"),
                model.resultsProperty().get());
    }

    @Test
    void whatWasFoundStaysWhileTheDaemonIsAwayAndIsAskedForWhenItIsBack() {
        model.search("harbour");
        live.says("GET search?q=harbour", Failures.away());
        live.change(SESSIONS);
        assertEquals(4, ids().size());

        SearchHits later = SampleHits.page(50, 2, 2);
        live.says("GET search?q=harbour", later);
        live.change(Changed.everything());
        assertEquals(List.of(50L, 49L), ids());
    }
}
