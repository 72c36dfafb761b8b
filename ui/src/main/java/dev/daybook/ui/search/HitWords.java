package dev.daybook.ui.search;

import dev.daybook.api.SearchHits.Hit;
import dev.daybook.api.SearchHits.Match;
import dev.daybook.api.Session;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.SessionHours;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands of a session that was found.
 *
 * @param lost the last moment that the daemon was there; empty while it is
 */
record HitWords(Hit hit, LocalTimes times, Optional<Instant> lost) {

    private static final int TITLE = 110;
    private static final int MATCH = 150;

    private Session session() {
        return hit.session();
    }

    boolean active() {
        return session().end() == null;
    }

    private boolean unknown() {
        return active() && lost.isPresent();
    }

    LocalDate date() {
        return times.dateOf(session().start());
    }

    /** {@code Today}, {@code Yesterday} or the date in full. */
    static String day(LocalDate date, LocalDate today, LocalTimes times) {
        if (date.equals(today)) {
            return "Today";
        }
        return date.equals(today.minusDays(1)) ? "Yesterday" : times.fullDate(date);
    }

    /** {@code 09:02 – 10:14}, {@code 09:02 – now}, or {@code 09:02 – ?}. */
    String hours() {
        return span().text();
    }

    /** It goes on while the session does. */
    String length(Instant now) {
        return span().length(now);
    }

    private SessionHours span() {
        return new SessionHours(session(), times, unknown());
    }

    /** The session's title, with what was found in it. */
    Snippet title() {
        String title = Objects.requireNonNullElse(session().title(), Objects.requireNonNullElse(session().plan(), ""));
        if (title.isBlank()) {
            return Snippet.plain(active() && !unknown() ? "in progress" : "untitled", TITLE);
        }
        return hit.matches().stream().filter(this::isTitle).findFirst()
                .map(match -> Snippet.of(match.text(), match.marks(), TITLE))
                .orElseGet(() -> Snippet.plain(title, TITLE));
    }

    private boolean isTitle(Match match) {
        return match.kind().equals("name") && match.text().equals(session().title());
    }

    /** What was found beside the title. */
    List<Match> beneath() {
        return hit.matches().stream().filter(match -> !isTitle(match)).toList();
    }

    static Snippet snippet(Match match) {
        return Snippet.of(match.text(), match.marks(), MATCH);
    }

    /** What kind of text it is, for a person. */
    static String kind(Match match) {
        return switch (match.kind()) {
            case "name" -> "title";
            case "title" -> "window";
            case "url" -> "page";
            default -> PlainText.spoken(match.kind());
        };
    }

    /** An Ikonli literal. */
    static String icon(Match match) {
        return switch (match.kind()) {
            case "name" -> "fth-tag";
            case "note" -> "fth-edit-3";
            case "url" -> "fth-globe";
            case "application" -> "fth-box";
            case "command" -> "fth-terminal";
            default -> "fth-monitor";
        };
    }

    /** How long a text had the focus; empty for what never has it. */
    static String seconds(Match match) {
        return Optional.ofNullable(match.seconds()).map(Spans::brief).orElse("");
    }

    /** All of it in one line, for who cannot see the row. */
    String spoken(LocalDate today, Instant now) {
        String found = beneath().stream().map(match -> "; " + kind(match) + ": " + snippet(match).text())
                .collect(Collectors.joining());
        return title().text() + ", " + day(date(), today, times) + " " + hours() + ", " + length(now) + found;
    }
}
