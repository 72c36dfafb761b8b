package dev.daybook.ui.look;

import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/** One colour for each category, always the same one; light enough for a dark theme and dark enough for a light one. */
public final class CategoryColours {

    /** For time that no rule gives a category. */
    public static final Color UNCATEGORISED = Color.web("#8b95a5");

    private static final Map<String, Color> KNOWN = Map.of(
            "Work", Color.web("#3b82f6"),
            "Communication", Color.web("#14b8a6"),
            "Web", Color.web("#a78bfa"),
            "Media", Color.web("#f472b6"),
            "Games", Color.web("#f97316"),
            "System", Color.web("#94a3b8"),
            "Uncategorised", UNCATEGORISED);
    private static final List<Color> OTHERS = List.of(Color.web("#22c55e"), Color.web("#eab308"),
            Color.web("#ef4444"), Color.web("#06b6d4"), Color.web("#8b5cf6"), Color.web("#ec4899"),
            Color.web("#84cc16"), Color.web("#f59e0b"));
    // Those that are looked at most stand furthest apart.
    private static final Map<String, Integer> PLACES = Map.of("Code", 0, "Terminal", 3, "Documents", 1, "Design", 4,
            "Mail", 4, "Chat", 0, "Meeting", 2, "Video", 1, "Planning", 2);
    private static final double[] HUES = {0, -24, 22, 10, -12};
    private static final double[] LIGHT = {1, 1.08, 1.04, 0.78, 0.9};

    private CategoryColours() {}

    /** The colour of a category such as {@code Work/Code}: those under one top have shades of one colour. */
    public static Color of(String category) {
        int slash = category.indexOf('/');
        String top = slash < 0 ? category : category.substring(0, slash);
        Color colour = KNOWN.getOrDefault(top, OTHERS.get(Math.floorMod(top.hashCode(), OTHERS.size())));
        return slash < 0 ? colour : shade(colour, category.substring(slash + 1));
    }

    private static Color shade(Color colour, String below) {
        int place = PLACES.getOrDefault(below, Math.floorMod(below.hashCode(), HUES.length));
        return colour.deriveColor(HUES[place], 1, LIGHT[place], 1);
    }
}
