package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.timeline.TimeRange;
import dev.daybook.words.RecoveryWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/**
 * A session's entry on one day: what of it lies in that day. Pure.
 *
 * @param part of its time that lies in the day
 * @param pieces of that part; at least one
 * @param title as the heading shows it
 * @param days on which it has an entry
 */
record SessionEntry(DeskSession session, TimeRange part, List<Piece> pieces, String title,
        NavigableSet<LocalDate> days) {

    private static final int TOTALS = 8;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SHOWN = 70;
    private static final int TITLES = 3;
    /** What takes less than this part of a stretch is not named there. */
    private static final int LEAST_TITLE = 10;
    private static final int LEAST_APPLICATION = 5;

    /** The category that a person chose, otherwise that of most of the time. */
    String category(Categories categories) {
        String chosen = session.category();
        return chosen != null && !chosen.isBlank()
                ? PlainWords.name(chosen)
                : Sums.byCategory(pieces, categories).keySet().iterator().next();
    }

    /** Markdown, ending with an empty line. */
    String markdown(DayClock clock, Categories categories) {
        List<String> lines = new ArrayList<>(List.of(
                "## " + clock.range(part) + " " + PlainWords.markdown(title, LONGEST_TITLE), "",
                facts(clock.day().date(), categories), ""));
        note(lines);
        whatBefell(lines);
        lines.add("- Categories: " + totals(Sums.byCategory(pieces, categories)));
        lines.add("- Applications: " + totals(Sums.byApplication(pieces)));
        lines.add("- Course:");
        Course.of(pieces).forEach(stretch -> lines.add("  - " + clock.range(stretch.range()) + " " + course(stretch)));
        lines.add("");
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private String facts(LocalDate date, Categories categories) {
        String chosen = session.category();
        boolean whole = part.equals(session.range());
        return "Session " + session.id() + ", " + DayClock.length(part.length().toSeconds())
                + (whole ? "" : " of " + DayClock.length(session.range().length().toSeconds())) + ", active "
                + DayClock.length(Sums.total(pieces))
                + (chosen == null || chosen.isBlank() ? ", mostly " : ", filed under ")
                + PlainWords.markdown(category(categories), LONGEST_TITLE) + "." + neighbours(date);
    }

    private String neighbours(LocalDate date) {
        NavigableSet<LocalDate> before = days.headSet(date, false);
        NavigableSet<LocalDate> after = days.tailSet(date, false);
        return (before.isEmpty() ? "" : " Continued from " + link(before.last()) + ".")
                + (after.isEmpty() ? "" : " Continues on " + link(after.first()) + ".");
    }

    private static String link(LocalDate date) {
        return "[" + date + "](" + EventFiles.name(date) + ")";
    }

    private void note(List<String> lines) {
        String note = session.note();
        if (note != null && !note.isBlank()) {
            note.strip().lines().forEach(line -> lines.add(("> " + PlainWords.quoted(line)).stripTrailing()));
            lines.add("");
        }
    }

    private void whatBefell(List<String> lines) {
        DeskSession.Recovered recovered = session.recovered();
        if (recovered != null) {
            // The record's own word comes first there, for who searches; a reader wants what it means.
            String evidence = RecoveryWords.evidence(recovered.evidence());
            lines.add("Recovered" + RecoveryWords.after(recovered.cause()) + "; its end: "
                    + PlainWords.markdown(evidence.substring(evidence.indexOf(": ") + 1), LONGEST_TITLE) + ".");
            lines.add("");
        }
        if (!session.edited().isEmpty()) {
            lines.add("Edited by hand: " + PlainWords.markdown(String.join(", ", session.edited()), LONGEST_TITLE)
                    + ".");
            lines.add("");
        }
    }

    private static String totals(Map<String, Long> seconds) {
        boolean all = seconds.size() <= TOTALS + 1;
        List<String> shown = seconds.entrySet().stream().limit(all ? TOTALS + 1 : TOTALS)
                .map(total -> PlainWords.markdown(total.getKey(), LONGEST_TITLE) + " "
                        + DayClock.length(total.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!all) {
            long rest = seconds.values().stream().skip(TOTALS).mapToLong(Long::longValue).sum();
            shown.add(seconds.size() - TOTALS + " others " + DayClock.length(rest));
        }
        return String.join(" · ", shown);
    }

    private static String course(Course.Stretch stretch) {
        List<String> titles = stretch.titles(stretch.leader()).stream()
                .filter(title -> title.getValue() * LEAST_TITLE >= stretch.length()).limit(TITLES)
                .map(title -> PlainWords.markdown(title.getKey(), LONGEST_SHOWN)).filter(title -> !title.isEmpty())
                .toList();
        List<String> others = stretch.applications().stream().skip(1).limit(2)
                .filter(other -> stretch.of(other) * LEAST_APPLICATION >= stretch.length())
                .map(other -> PlainWords.markdown(other, LONGEST_SHOWN)).toList();
        return PlainWords.markdown(stretch.leader(), LONGEST_SHOWN)
                + (titles.isEmpty() ? "" : ": " + String.join(" · ", titles))
                + (others.isEmpty() ? "" : "; also " + String.join(", ", others));
    }
}
