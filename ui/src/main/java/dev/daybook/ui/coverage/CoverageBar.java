package dev.daybook.ui.coverage;

import dev.daybook.api.Day.Coverage;
import dev.daybook.ui.parts.Spans;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** How much of a day is known, as a thin bar of the whole day; how high it is says the style sheet. */
public final class CoverageBar extends Region {

    private final Coverage coverage;
    private final Map<CoverageKind, Region> parts = new EnumMap<>(CoverageKind.class);

    /** Of one day; it never shows another. */
    public CoverageBar(Coverage coverage) {
        this.coverage = coverage;
        getStyleClass().add("coverage");
        for (CoverageKind kind : CoverageKind.values()) {
            Region part = new Region();
            part.getStyleClass().add(kind.style());
            part.setVisible(kind.of(coverage) > 0);
            parts.put(kind, part);
        }
        getChildren().addAll(parts.values());
        setAccessibleText(words());
        if (all() > 0) {
            Tooltip.install(this, new Tooltip(words()));
        }
    }

    private long all() {
        return Arrays.stream(CoverageKind.values()).mapToLong(kind -> kind.of(coverage)).sum();
    }

    /** A line each, of those that there are. */
    private String words() {
        return Arrays.stream(CoverageKind.values())
                .filter(kind -> kind.of(coverage) > 0)
                .map(kind -> kind.word() + "  " + Spans.brief(kind.of(coverage)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    protected void layoutChildren() {
        double all = Math.max(1, all());
        double x = 0;
        for (Map.Entry<CoverageKind, Region> part : parts.entrySet()) {
            double width = getWidth() * part.getKey().of(coverage) / all;
            part.getValue().resizeRelocate(x, 0, width, getHeight());
            x += width;
        }
    }
}
