package dev.daybook.summary;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's entry in its day's file. Pure. */
final class SessionEntry {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int TITLES = 10;

    private final SummaryStore.Waiting session;
    private final List<SummaryStore.Use> uses;

    SessionEntry(SummaryStore.Waiting session, List<SummaryStore.Use> uses) {
        this.session = session;
        this.uses = uses;
    }

    /** The applications used longest; null when nothing was used. */
    @Nullable
    String title() {
        return SessionTitle.of(uses);
    }

    String markdown(ZoneId zone) {
        String heading = session.title() == null ? String.valueOf(title()) : session.title();
        StringBuilder text = new StringBuilder();
        text.append("## ").append(CLOCK.format(session.range().start().atZone(zone))).append("–")
                .append(CLOCK.format(session.range().end().atZone(zone))).append(" ").append(line(heading))
                .append("\n\n");
        text.append("Session ").append(session.id()).append(", ").append(length(session.range().length().toSeconds()))
                .append(", active ").append(length(uses.stream().mapToLong(SummaryStore.Use::seconds).sum()))
                .append(".\n\n");
        SessionTitle.applications(uses)
                .forEach((name, seconds) -> text.append("- ").append(length(seconds)).append(" ").append(line(name))
                        .append("\n"));
        text.append("\n");
        uses.stream().filter(use -> !use.focus().title().isBlank()).limit(TITLES).forEach(use -> text.append("  - ")
                .append(length(use.seconds())).append(" ").append(line(use.focus().title())).append("\n"));
        return text.append("\n").toString();
    }

    /** One line that cannot be taken for a marker of the file, and that a terminal only prints. */
    private static String line(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ").replace("<!--", "‹!--").replace("-->", "--›");
    }

    static String length(long seconds) {
        Duration length = Duration.ofSeconds(seconds);
        if (length.toMinutes() == 0) {
            return seconds + " s";
        }
        return length.toHours() == 0
                ? length.toMinutes() + " min"
                : "%d h %02d min".formatted(length.toHours(), length.toMinutesPart());
    }
}
