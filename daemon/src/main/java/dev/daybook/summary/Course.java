package dev.daybook.summary;

import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a session went: stretches of time, each led by one application, so few that an hour has a handful. Short ones are
 * counted to what they interrupt. Pure.
 */
final class Course {

    /** Seconds in which something was used; shorter stretches of a long session are no line of their own. */
    private static final long SHORTEST = 600;
    private static final long SHORTEST_OF_ALL = 60;

    /** Of a session that is short itself. */
    private static final int MOST_OF_A_SHORT_ONE = 6;

    private Course() {}

    /**
     * A stretch of time.
     *
     * @param seconds of each focus
     * @param length all of them
     * @param leader the application used longest
     */
    record Stretch(TimeRange range, Map<Focus, Long> seconds, long length, String leader) {

        static Stretch of(TimeRange range, Map<Focus, Long> seconds) {
            return new Stretch(range, seconds, seconds.values().stream().mapToLong(Long::longValue).sum(),
                    applications(seconds).getFirst());
        }

        /** Its applications, the one used longest first. */
        List<String> applications() {
            return applications(seconds);
        }

        private static List<String> applications(Map<Focus, Long> seconds) {
            Map<String, Long> used = seconds.entrySet().stream().collect(Collectors.groupingBy(
                    entry -> SessionTitle.name(entry.getKey()), Collectors.summingLong(Map.Entry::getValue)));
            return used.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
        }

        long of(String application) {
            return seconds.entrySet().stream().filter(entry -> SessionTitle.name(entry.getKey()).equals(application))
                    .mapToLong(Map.Entry::getValue).sum();
        }

        /** Titles of one application that say something, longest first. */
        List<Map.Entry<String, Long>> titles(String application) {
            Map<String, Long> shown = seconds.entrySet().stream()
                    .filter(entry -> SessionTitle.name(entry.getKey()).equals(application))
                    .filter(entry -> !entry.getKey().title().isBlank() && !entry.getKey().title().equals(application))
                    .collect(Collectors.groupingBy(entry -> entry.getKey().title(),
                            Collectors.summingLong(Map.Entry::getValue)));
            return shown.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
        }

        private Stretch with(Stretch next) {
            Map<Focus, Long> both = new HashMap<>(seconds);
            next.seconds.forEach((focus, more) -> both.merge(focus, more, Long::sum));
            return of(new TimeRange(range.start(), TimeRange.later(range.end(), next.range.end())), both);
        }
    }

    /** In order of start. Pieces come in that order too. */
    static List<Stretch> of(List<Piece> pieces) {
        List<Stretch> stretches = new ArrayList<>();
        for (Piece piece : pieces) {
            Stretch next = Stretch.of(piece.block(), Map.of(piece.focus(), piece.seconds()));
            boolean sameBlock = !stretches.isEmpty()
                    && !piece.block().start().isAfter(stretches.getLast().range.start());
            stretches.add(sameBlock ? stretches.removeLast().with(next) : next);
        }
        List<Stretch> joined = joined(stretches);
        long shortest = Math.clamp(Sums.total(pieces) / MOST_OF_A_SHORT_ONE, SHORTEST_OF_ALL, SHORTEST);
        for (int least = least(joined); joined.size() > 1
                && joined.get(least).length() < shortest; least = least(joined)) {
            joined = joined(absorbed(joined, least));
        }
        return joined;
    }

    private static List<Stretch> joined(List<Stretch> stretches) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : stretches) {
            joined.add(!joined.isEmpty() && joined.getLast().leader.equals(next.leader)
                    ? joined.removeLast().with(next)
                    : next);
        }
        return joined;
    }

    private static int least(List<Stretch> stretches) {
        int least = 0;
        for (int i = 1; i < stretches.size(); i++) {
            least = stretches.get(i).length() < stretches.get(least).length() ? i : least;
        }
        return least;
    }

    /** It goes to the longer of its neighbours. */
    private static List<Stretch> absorbed(List<Stretch> stretches, int least) {
        boolean back = least == stretches.size() - 1
                || (least > 0 && stretches.get(least - 1).length() >= stretches.get(least + 1).length());
        int first = back ? least - 1 : least;
        List<Stretch> fewer = new ArrayList<>(stretches);
        fewer.set(first, stretches.get(first).with(fewer.remove(first + 1)));
        return fewer;
    }
}
