package dev.daybook.ui.day;

import dev.daybook.api.Session;
import dev.daybook.ui.day.Stretch.Kind;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints the strip: hours, what was in focus, and the sessions beneath. Holds nothing of the day. */
final class StripPainter {

    static final double AXIS = 22;
    static final double FOCUS = 54;
    static final double GAP = 8;
    static final double LANE = 24;

    private static final double BETWEEN_WORDS = 64;
    private static final double HATCH = 7;
    private static final Font SMALL = Font.font(11);

    private final GraphicsContext paint;
    private final LocalTimes times;
    private final StripColours colours;
    private final CategoryColours categories;
    private final StripScale scale;

    StripPainter(GraphicsContext paint, LocalTimes times, StripColours colours, CategoryColours categories,
            StripScale scale) {
        this.paint = paint;
        this.times = times;
        this.colours = colours;
        this.categories = categories;
        this.scale = scale;
        paint.setFont(SMALL);
        paint.setTextBaseline(VPos.CENTER);
    }

    static double heightFor(int lanes) {
        return AXIS + FOCUS + GAP + lanes * LANE + 2;
    }

    static double laneTop(int lane) {
        return AXIS + FOCUS + GAP + lane * LANE;
    }

    void ground(double height) {
        paint.clearRect(0, 0, scale.width(), height);
        paint.setFill(colours.ground());
        paint.fillRoundRect(0, AXIS, scale.width(), FOCUS, 8, 8);
    }

    void axis(double height) {
        int step = scale.step(BETWEEN_WORDS);
        Instant midnight = scale.dayStart();
        Duration all = Duration.between(midnight, scale.dayEnd());
        paint.setLineWidth(1);
        for (long at = 0; at <= all.toSeconds(); at += step) {
            Instant moment = midnight.plusSeconds(at);
            double x = Math.floor(scale.x(moment)) + 0.5;
            if (x >= 0 && x <= scale.width()) {
                paint.setStroke(colours.line());
                paint.strokeLine(x, AXIS, x, height);
                paint.setFill(colours.words());
                paint.setTextAlign(x < 24
                        ? TextAlignment.LEFT
                        : x > scale.width() - 24 ? TextAlignment.RIGHT : TextAlignment.CENTER);
                paint.fillText(times.time(moment), Math.clamp(x, 1, scale.width() - 1), AXIS / 2 - 1);
            }
        }
    }

    void stretches(List<Stretch> stretches) {
        for (Stretch stretch : stretches) {
            double left = Math.max(0, Math.floor(scale.x(stretch.start())));
            double right = Math.min(scale.width(), Math.max(left + 1, Math.floor(scale.x(stretch.end()))));
            if (right > 0 && left < scale.width() && stretch.kind() != Kind.UNKNOWN) {
                stretch(stretch, left, right - left);
            }
        }
    }

    /** Activity stands high, being away lies low, and a gap is hatched: told apart without colours too. */
    private void stretch(Stretch stretch, double left, double width) {
        switch (stretch.kind()) {
            case ACTIVE -> {
                paint.setFill(categories.of(stretch.category()));
                paint.fillRect(left, AXIS + 6, width, FOCUS - 12);
            }
            case IDLE, LOCKED -> {
                paint.setFill(colours.of(stretch.kind()));
                paint.fillRect(left, AXIS + FOCUS - 6 - (FOCUS - 12) / 3, width, (FOCUS - 12) / 3);
            }
            case ASLEEP, PAUSED, UNKNOWN -> {
                paint.setFill(colours.of(stretch.kind()));
                paint.fillRect(left, AXIS + 6, width, FOCUS - 12);
                hatch(left, width, stretch.kind() == Kind.PAUSED);
            }
        }
    }

    private void hatch(double left, double width, boolean rising) {
        double top = AXIS + 6;
        double height = FOCUS - 12;
        paint.save();
        paint.beginPath();
        paint.rect(left, top, width, height);
        paint.clip();
        paint.setStroke(colours.hatch());
        paint.setLineWidth(1);
        // Begun at multiples of the distance, so that neighbours and a moved strip join.
        for (double x = Math.floor((left - height) / HATCH) * HATCH; x < left + width + height; x += HATCH) {
            double slant = rising ? -height : height;
            paint.strokeLine(x, top, x + slant, top + height);
        }
        paint.restore();
    }

    void bars(List<SessionBar> bars, long picked) {
        for (SessionBar bar : bars) {
            double left = scale.x(bar.session().start());
            double right = scale.x(bar.end());
            if (right >= 0 && left <= scale.width()) {
                bar(bar, Math.max(-4, left), Math.min(scale.width() + 4, Math.max(right, left + 3)),
                        bar.session().id() == picked);
            }
        }
    }

    private void bar(SessionBar bar, double left, double right, boolean picked) {
        double top = laneTop(bar.lane()) + 2;
        double height = LANE - 4;
        double width = Math.max(2, right - left - 1);
        Session session = bar.session();
        paint.setFill(fill(session));
        paint.fillRoundRect(left, top, width, height, 7, 7);
        if (session.recovered() != null) {
            paint.setStroke(colours.recovered());
            paint.setLineWidth(1.4);
            paint.setLineDashes(4, 3);
            paint.strokeRoundRect(left + 0.7, top + 0.7, Math.max(1, width - 1.4), height - 1.4, 7, 7);
            paint.setLineDashes((double[]) null);
        }
        if (picked) {
            paint.setStroke(colours.deskWords());
            paint.setLineWidth(1.5);
            paint.strokeRoundRect(left + 0.75, top + 0.75, Math.max(1, width - 1.5), height - 1.5, 7, 7);
        }
        words(bar, left + 7, top, width - 14, height);
    }

    private void words(SessionBar bar, double left, double top, double width, double height) {
        if (width < 34) {
            return;
        }
        double seen = Math.max(left, 6);
        paint.save();
        paint.beginPath();
        paint.rect(seen, top, Math.max(0, width - (seen - left)), height);
        paint.clip();
        paint.setFill(colours.deskWords());
        paint.setTextAlign(TextAlignment.LEFT);
        String title = bar.session().title();
        String length = Spans.brief(Duration.between(bar.session().start(), bar.end()).toSeconds());
        paint.fillText(title == null || title.isBlank() ? length : title + "  ·  " + length, seen, top + height / 2);
        paint.restore();
    }

    private Color fill(Session session) {
        return switch (session.status()) {
            case "failed" -> colours.failed();
            case "cancelled" -> colours.cancelled();
            default -> session.kind().equals("desk") ? colours.desk() : colours.run();
        };
    }

    void selection(Instant start, Instant end, double height) {
        double left = Math.max(0, scale.x(start));
        double right = Math.min(scale.width(), scale.x(end));
        if (right > left) {
            paint.setFill(colours.selection());
            paint.fillRect(left, AXIS, right - left, height - AXIS);
        }
    }

    void now(Instant now, double height) {
        double x = Math.floor(scale.x(now)) + 0.5;
        if (x >= 0 && x <= scale.width() && now.isBefore(scale.dayEnd())) {
            paint.setStroke(colours.now());
            paint.setLineWidth(1.5);
            paint.strokeLine(x, AXIS - 4, x, height);
            paint.setFill(colours.now());
            paint.fillOval(x - 3, AXIS - 6, 6, 6);
        }
    }
}
