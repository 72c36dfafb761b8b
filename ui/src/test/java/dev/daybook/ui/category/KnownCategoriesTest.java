package dev.daybook.ui.category;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Categories;
import dev.daybook.api.Category;
import dev.daybook.client.Failures;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.ScriptedLive;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class KnownCategoriesTest {

    private static final String RUST = "#d9480f";

    private final ScriptedLive live = new ScriptedLive(Instant.parse("2026-11-20T14:30:00Z"));
    private final KnownCategories known = new KnownCategories(live);

    private void says(Category... categories) {
        live.says("GET categories", new Categories(List.of(categories), List.of(), List.of()));
    }

    @Test
    void namesAndColoursComeFromTheDaemonAndFollowItsRules() {
        says(new Category("Work", RUST), new Category("Study", null), new Category("Play", "as it likes"));
        live.change(Changed.everything());
        assertEquals(List.of("Play", "Study", "Work"), known.namesProperty().get());
        assertEquals(Color.web(RUST), known.colours().of("Work"));

        says(new Category("Study", RUST));
        live.change(new Changed(Set.of(Topic.SESSIONS), null));
        assertEquals(List.of("Study"), known.namesProperty().get());
        assertEquals(Color.web(RUST), known.colours().of("Study"));
    }

    @Test
    void aSessionThatChangesAsksForNothing() {
        live.change(new Changed(Set.of(Topic.SESSIONS), List.of(7L)));

        assertEquals(List.of(), live.asked());
    }

    @Test
    void whatWasKnownStaysWhileTheDaemonIsAway() {
        says(new Category("Work", RUST));
        live.change(Changed.everything());
        live.says("GET categories", Failures.away());
        live.change(Changed.everything());

        assertEquals(List.of("Work"), known.namesProperty().get());
        assertEquals(2, live.asked().size());
    }
}
