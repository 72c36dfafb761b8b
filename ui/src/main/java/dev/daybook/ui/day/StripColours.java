package dev.daybook.ui.day;

import dev.daybook.ui.day.Stretch.Kind;
import javafx.scene.paint.Color;

/**
 * The strip's colours; those of categories are the same in both themes.
 *
 * @param hatch drawn over a kind that must not be told by colour alone
 */
record StripColours(Color ground, Color line, Color words, Color idle, Color locked, Color asleep, Color paused,
        Color unknown, Color hatch, Color now, Color selection, Color desk, Color deskWords, Color run, Color failed,
        Color cancelled, Color recovered) {

    static final StripColours LIGHT = new StripColours(Color.web("#f6f8fa"), Color.web("#d8dee4"),
            Color.web("#57606a"), Color.web("#d5dbe3"), Color.web("#c3cad4"), Color.web("#e3e7f5"),
            Color.web("#fdf0cf"), Color.web("#f6f8fa"), Color.web("#00000024"), Color.web("#cf222e"),
            Color.web("#0969da2e"), Color.web("#dbe8fb"), Color.web("#1f2328"), Color.web("#c9efe4"),
            Color.web("#ffd7d5"), Color.web("#e6e9ed"), Color.web("#bf6a02"));

    static final StripColours DARK = new StripColours(Color.web("#161b22"), Color.web("#2b323b"),
            Color.web("#8b949e"), Color.web("#353c46"), Color.web("#454d58"), Color.web("#262c4a"),
            Color.web("#453512"), Color.web("#161b22"), Color.web("#ffffff2e"), Color.web("#f85149"),
            Color.web("#388bfd40"), Color.web("#1d3352"), Color.web("#e6edf3"), Color.web("#123b35"),
            Color.web("#4f1f22"), Color.web("#2b3138"), Color.web("#d29922"));

    static StripColours of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    Color of(Kind kind) {
        return switch (kind) {
            case ACTIVE, UNKNOWN -> unknown;
            case IDLE -> idle;
            case LOCKED -> locked;
            case ASLEEP -> asleep;
            case PAUSED -> paused;
        };
    }
}
