package dev.daybook.ui.look;

import javafx.beans.value.ObservableValue;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.binding.Bindings;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/**
 * One colour for each category: the one that the person gave it, otherwise always the same one. All are light enough for
 * a dark theme and dark enough for a light one. Used on the JavaFX thread.
 */
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

    // Between these luminances a bar is seen on white and on nearly black.
    private static final double DARKEST = 0.05;
    private static final double LIGHTEST = 0.62;
    private static final double STEP = 0.04;

    private final ReadOnlyObjectWrapper<Map<String, Color>> given = new ReadOnlyObjectWrapper<>(Map.of());

    /** Gives categories other colours than those that they have by themselves; those that are left out have these. */
    public void give(Map<String, Color> colours) {
        given.set(Map.copyOf(colours));
    }

    /** Runs this whenever categories have been given other colours, for as long as this lives. */
    public void onChange(Runnable listener) {
        given.addListener((colours, before, after) -> listener.run());
    }

    /** The colour of a category such as {@code Work/Code}, now and as it may be given later. */
    public ObservableValue<Color> colour(String category) {
        return Bindings.createObjectBinding(() -> of(category), given);
    }

    /**
     * The colour of a category now. A category that was given none has that of the one it is in; where the person gave
     * none at all, those under one top have shades of one colour.
     */
    public Color of(String category) {
        String at = category;
        while (true) {
            Color own = given.get().get(at);
            if (own != null) {
                return readable(own);
            }
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                return byItself(category);
            }
            at = at.substring(0, slash);
        }
    }

    /** As near to it as can be seen in either theme. */
    static Color readable(Color colour) {
        Color near = colour;
        for (double step = STEP; luminance(near) < DARKEST; step += STEP) {
            near = colour.interpolate(Color.WHITE, step);
        }
        for (double step = STEP; luminance(near) > LIGHTEST; step += STEP) {
            near = colour.interpolate(Color.BLACK, step);
        }
        return near;
    }

    /** Relative luminance as WCAG defines it, from 0 to 1. */
    static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Color byItself(String category) {
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
