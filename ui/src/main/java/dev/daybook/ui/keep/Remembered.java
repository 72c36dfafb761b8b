package dev.daybook.ui.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop remembers.
 *
 * @param place of the window; null before it was first shown
 * @param theme that the person chose
 * @param page that was open last; null before one was
 * @param dayZoom hours of the day that the strip shows at a time; 0 for those in which there is something
 * @param looked when the person last looked at what needs attention, UTC; null before they did
 */
public record Remembered(
        @Nullable Place place,
        Theme theme,
        @Nullable String page,
        double dayZoom,
        @Nullable Instant looked) {

    /** Nothing yet. */
    public static final Remembered NOTHING = new Remembered(null, Theme.SYSTEM, null, 0, null);

    /** Light or dark. */
    public enum Theme {
        SYSTEM, LIGHT, DARK
    }

    /** Where the window stands, in the screen's logical pixels. */
    public record Place(double x, double y, double width, double height, boolean maximised) {}

    /** The same with what an older or a foreign file left out. */
    @SuppressWarnings("ConstantValue")
    Remembered orDefaults() {
        boolean sensible = dayZoom >= 0.25 && dayZoom <= 25;
        return new Remembered(place, theme == null ? Theme.SYSTEM : theme, page, sensible ? dayZoom : 0, looked);
    }

    public Remembered with(Place changed) {
        return new Remembered(changed, theme, page, dayZoom, looked);
    }

    public Remembered with(Theme changed) {
        return new Remembered(place, changed, page, dayZoom, looked);
    }

    public Remembered withPage(String changed) {
        return new Remembered(place, theme, changed, dayZoom, looked);
    }

    public Remembered withDayZoom(double changed) {
        return new Remembered(place, theme, page, changed, looked);
    }

    public Remembered withLooked(Instant changed) {
        return new Remembered(place, theme, page, dayZoom, changed);
    }
}
