package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.day.Coverage;
import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.summary.DayText.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A day's file as it is to be: its sessions' entries, and front matter that adds them up. Pure.
 *
 * @param entries in order of start
 * @param now as of which the day is known
 */
record DayPage(DayClock clock, List<SessionEntry> entries, Coverage coverage, Instant now, Categories categories) {

    /** The whole text, with what a person wrote into the file that is there. */
    String text(DayText there) {
        return there.with(markdown()).text(front(), heading(), older());
    }

    /** Whether a file would hold nothing that anybody wants. */
    boolean isNothing(DayText there) {
        return entries.isEmpty() && there.isOwn(Set.of(heading(), older().iterator().next()));
    }

    private String heading() {
        return "# " + clock.date();
    }

    private Set<String> older() {
        return Set.of("# " + clock.day().date());
    }

    private Map<Long, Entry> markdown() {
        Map<Long, Entry> all = new TreeMap<>();
        entries.forEach(entry -> all.put(entry.session().id(), new Entry(entry.session().id(),
                entry.part().start().getEpochSecond(), entry.markdown(clock, categories), "")));
        return all;
    }

    private List<String> front() {
        List<Piece> pieces = entries.stream().map(SessionEntry::pieces).flatMap(Collection::stream).toList();
        List<String> lines = new ArrayList<>();
        lines.add("date: " + clock.day().date());
        lines.add("zone: " + PlainWords.yaml(clock.day().zone().getId()));
        if (now.isBefore(clock.day().range().end())) {
            lines.add("as_of: " + clock.exact(now));
        }
        lines.add("sessions: " + entries.size());
        lines.add("active_seconds: " + Sums.total(pieces));
        lines.add("coverage_seconds: {recorded: " + coverage.recorded() + ", recovered: " + coverage.recovered()
                + ", idle: " + coverage.idle() + ", locked: " + coverage.locked() + ", asleep: " + coverage.asleep()
                + ", paused: " + coverage.paused() + ", unknown: " + coverage.unknown() + ", ahead: "
                + coverage.ahead() + "}");
        totals("category_seconds", Sums.byCategory(pieces, categories), lines);
        totals("application_seconds", Sums.byApplication(pieces), lines);
        lines.add(entries.isEmpty() ? "entries: []" : "entries:");
        entries.forEach(entry -> lines.add("  - " + listed(entry)));
        return lines;
    }

    private static void totals(String key, Map<String, Long> seconds, List<String> lines) {
        lines.add(seconds.isEmpty() ? key + ": {}" : key + ":");
        seconds.forEach((name, length) -> lines.add("  " + PlainWords.yaml(name) + ": " + length));
    }

    private String listed(SessionEntry entry) {
        return "{session: " + entry.session().id()
                + ", start: \"" + clock.exact(entry.part().start()) + "\", end: \"" + clock.exact(entry.part().end())
                + "\", active_seconds: " + Sums.total(entry.pieces())
                + ", category: " + PlainWords.yaml(entry.category(categories))
                + ", title: " + PlainWords.yaml(PlainWords.name(entry.title())) + "}";
    }
}
