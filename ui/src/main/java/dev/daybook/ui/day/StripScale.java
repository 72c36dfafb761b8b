package dev.daybook.ui.day;

import java.time.Duration;
import java.time.Instant;

/**
 * Which part of the day the strip shows, and where in it a moment lies.
 *
 * @param dayStart first moment that can be shown
 * @param dayEnd last one
 * @param from first moment shown
 * @param seconds how much is shown
 * @param width of the strip in pixels
 */
record StripScale(Instant dayStart, Instant dayEnd, Instant from, double seconds, double width) {

    /** Less than this cannot be told apart. */
    static final double LEAST = Duration.ofMinutes(15).toSeconds();

    private static final double FIT = Duration.ofHours(6).toSeconds();
    private static final int[] STEPS = {60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400};

    /** The whole day. */
    static StripScale whole(Instant dayStart, Instant dayEnd, double width) {
        return new StripScale(dayStart, dayEnd, dayStart, daySeconds(dayStart, dayEnd), width);
    }

    private static double daySeconds(Instant start, Instant end) {
        return Math.max(1, Duration.between(start, end).toSeconds());
    }

    double x(Instant at) {
        return (at.getEpochSecond() - from.getEpochSecond() - from.getNano() / 1e9) / seconds * width;
    }

    /** The moment at a place, to the second; within the day. */
    Instant at(double x) {
        Instant moment = from.plusMillis((long) (x / width * seconds * 1000));
        return moment.isBefore(dayStart) ? dayStart : moment.isAfter(dayEnd) ? dayEnd : moment;
    }

    /** Shows less or more; what is at {@code x} stays there. */
    StripScale zoom(double factor, double x) {
        double next = Math.clamp(seconds * factor, Math.min(LEAST, daySeconds(dayStart, dayEnd)),
                daySeconds(dayStart, dayEnd));
        double before = x / width * (seconds - next);
        return new StripScale(dayStart, dayEnd, moved(from, before), next, width).within();
    }

    /** Shows what is earlier (negative) or later. */
    StripScale pan(double pixels) {
        return new StripScale(dayStart, dayEnd, moved(from, pixels / width * seconds), seconds, width).within();
    }

    /** The same on a strip of another width. */
    StripScale over(double pixels) {
        return new StripScale(dayStart, dayEnd, from, seconds, Math.max(1, pixels));
    }

    /** As much of the day as before, with this moment in the middle. */
    StripScale around(Instant middle) {
        return new StripScale(dayStart, dayEnd, moved(middle, -seconds / 2), seconds, width).within();
    }

    /** Shows just this, with a little air about it and never less than a few hours. */
    StripScale fit(Busy busy) {
        double air = Math.max(600, busy.seconds() * 0.03);
        double length = Math.clamp(busy.seconds() + 2 * air, Math.min(FIT, daySeconds(dayStart, dayEnd)),
                daySeconds(dayStart, dayEnd));
        double before = Math.max(air, (length - busy.seconds()) / 2);
        return new StripScale(dayStart, dayEnd, moved(busy.start(), -before), length, width).within();
    }

    /** Seconds between two lines of the axis, so that their words do not touch. */
    int step(double least) {
        for (int step : STEPS) {
            if (step / seconds * width >= least) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private StripScale within() {
        Instant last = moved(dayEnd, -seconds);
        Instant start = from.isAfter(last) ? last : from;
        return new StripScale(dayStart, dayEnd, start.isBefore(dayStart) ? dayStart : start, seconds, width);
    }

    private static Instant moved(Instant at, double seconds) {
        return at.plusMillis(Math.round(seconds * 1000));
    }
}
