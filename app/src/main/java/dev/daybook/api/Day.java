package dev.daybook.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A person's day: from midnight to midnight in their zone, so of 23, 24 or 25 hours, and at times of something between.
 *
 * @param date in {@code zone}
 * @param zone its name, for instance {@code Europe/Berlin}
 * @param start UTC
 * @param end UTC, exclusive
 * @param gaps time in which nothing was recorded, in order; neither idle nor locked time is a gap
 * @param categories active time by category, largest first
 * @param applications active time by application, largest first
 */
public record Day(
        LocalDate date,
        String zone,
        Instant start,
        Instant end,
        Coverage coverage,
        List<Gap> gaps,
        List<Totals.Total> categories,
        List<Totals.Total> applications) {

    /**
     * Where the seconds of the day went. Each second is in exactly one of them.
     *
     * @param recorded active, in a session that ended by itself, goes on, or in none
     * @param recovered active, in a session that a launch had to end
     * @param idle the person was away from the keyboard
     * @param locked the screen was
     * @param asleep the machine slept
     * @param paused the person had paused the recording, or nothing could be stored for so long that it paused by itself
     * @param unknown nothing was recorded, because no daemon ran, or it could not see
     * @param ahead not yet come
     */
    public record Coverage(
            long recorded,
            long recovered,
            long idle,
            long locked,
            long asleep,
            long paused,
            long unknown,
            long ahead) {}

    /**
     * Time in which nothing was recorded.
     *
     * @param end exclusive
     * @param kind {@code asleep}, {@code paused} or {@code unknown}
     */
    public record Gap(Instant start, Instant end, String kind) {}
}
