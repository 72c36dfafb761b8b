package dev.daybook.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class CategoryColoursTest {

    private static final Color RUST = Color.web("#d9480f");

    private final CategoryColours colours = new CategoryColours();

    @Test
    void aCategoryHasTheColourThatItWasGivenOrThatOfTheOneItIsIn() {
        colours.give(Map.of("Work", RUST, "Work/Code", Color.web("#2b8a3e")));

        assertEquals(RUST, colours.of("Work"));
        assertEquals(RUST, colours.of("Work/Writing/Letters"));
        assertEquals(Color.web("#2b8a3e"), colours.of("Work/Code/Review"));
        assertEquals(new CategoryColours().of("Workshop"), colours.of("Workshop"));
    }

    @Test
    void whereNoneIsGivenThoseUnderOneTopHaveShadesOfOne() {
        assertNotEquals(colours.of("Work/Code"), colours.of("Work/Terminal"));
        assertEquals(colours.of("Work/Code"), new CategoryColours().of("Work/Code"));
    }

    @Test
    void whoShowsAColourIsToldOfAnother() {
        ObservableValue<Color> shown = colours.colour("Web");
        List<Color> seen = new ArrayList<>(List.of(shown.getValue()));
        shown.addListener((colour, before, after) -> seen.add(after));
        colours.give(Map.of("Web", RUST));
        colours.give(Map.of());

        assertEquals(List.of(seen.getFirst(), RUST, seen.getFirst()), seen);
    }

    @Test
    void everyColourCanBeSeenInBothThemes() {
        for (String given : List.of("#000000", "#ffffff", "#000044", "#ffff00", "#fdfdfd", "#010101", "#00ff00")) {
            double luminance = CategoryColours.luminance(CategoryColours.readable(Color.web(given)));
            assertTrue(luminance >= 0.05 && luminance <= 0.62, given + " has " + luminance);
        }
        assertEquals(RUST, CategoryColours.readable(RUST), "what can be seen stays as it is");
    }
}
