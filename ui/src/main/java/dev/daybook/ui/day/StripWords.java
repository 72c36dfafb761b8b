package dev.daybook.ui.day;

import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the strip says of what the pointer is on. */
final class StripWords {

    private StripWords() {}

    static String of(Stretch stretch, LocalTimes times) {
        String what = switch (stretch.kind()) {
            case ACTIVE -> stretch.category();
            case IDLE -> "Idle";
            case LOCKED -> "Screen locked";
            case ASLEEP -> "Asleep";
            case PAUSED -> "Paused";
            case UNKNOWN -> "Nothing recorded";
        };
        return what + "\n" + range(stretch.start(), stretch.end(), times);
    }

    /**
     * Of a session.
     *
     * @param lost the last moment that the daemon was there; empty while it is
     */
    static String of(SessionBar bar, LocalTimes times, Optional<Instant> lost) {
        String title = bar.session().title();
        String kind = bar.session().kind().equals("desk") ? "Desk session" : "Run";
        String mended = bar.session().recovered() == null ? "" : "\nIts end was recovered after a crash";
        String status = lost.filter(at -> bar.session().status().equals("active"))
                .map(at -> "unknown since " + times.time(at)).orElse(bar.session().status());
        return (title == null || title.isBlank() ? kind : title) + "\n"
                + range(bar.session().start(), bar.end(), times) + " · " + status + mended;
    }

    /** All of the strip in one line: what there is in the day, which part of it is shown, which is picked. */
    static String spoken(String contents, StripScale scale, Optional<Selection> selection, LocalTimes times) {
        String picked = selection.map(what -> ", picked " + times.time(what.start()) + " to " + times.time(what.end()))
                .orElse("");
        return "Timeline of the day: " + contents + ", showing " + times.time(scale.at(0)) + " to "
                + times.time(scale.at(scale.width())) + picked;
    }

    private static String range(Instant start, Instant end, LocalTimes times) {
        return times.time(start) + " – " + times.time(end) + " · "
                + Spans.brief(Duration.between(start, end).toSeconds());
    }
}
