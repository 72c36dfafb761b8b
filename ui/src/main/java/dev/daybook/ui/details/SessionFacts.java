package dev.daybook.ui.details;

import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.ui.details.Facts.Fact;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.OperationText;
import dev.daybook.words.PlainText;
import dev.daybook.words.RecoveryWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of a session.
 *
 * @param lost the last moment that the daemon was there; empty while it is
 */
record SessionFacts(Sight.Seen seen, LocalTimes times, Optional<Instant> lost) {

    private Session session() {
        return seen.session();
    }

    private boolean unknown() {
        return seen.active() && lost.isPresent();
    }

    String title() {
        return name().orElse(seen.active() && !unknown() ? "In progress" : "Untitled");
    }

    /** What it is called; empty as long as nobody and nothing has named it. */
    Optional<String> name() {
        String title = PlainText.line(Objects.requireNonNullElse(session().title(),
                Objects.requireNonNullElse(session().plan(), "")));
        return title.isEmpty()
                ? seen.operation().flatMap(operation -> new OperationText(operation).title())
                : Optional.of(title);
    }

    String kind() {
        String kind = session().plan() != null ? "Run of a plan" : isDesk() ? "Desk session" : "Run";
        return kind + " " + session().id();
    }

    boolean isDesk() {
        return session().kind().equals("desk");
    }

    /** Nobody knows whether what went on when the daemon was there last still does. */
    String status() {
        return lost.filter(at -> unknown()).map(at -> "unknown since " + times.time(at)).orElse(session().status());
    }

    Tone tone() {
        if (unknown()) {
            return Tone.NEUTRAL;
        }
        return switch (session().status()) {
            case "active" -> Tone.LIVE;
            case "failed" -> Tone.BAD;
            case "ended" -> session().recovered() == null ? Tone.GOOD : Tone.NOTICE;
            default -> Tone.NEUTRAL;
        };
    }

    List<Fact> all(Instant now) {
        return Stream.of(
                Fact.of("Day", Optional.of(times.fullDate(times.dateOf(session().start())))),
                Fact.of("Time", Optional.of(hours())),
                Fact.of("Length", Optional.of(length(now))),
                Fact.of("Outcome", outcome()),
                Fact.of("Failure", Optional.ofNullable(session().failureReason()).map(PlainText::line)),
                Fact.of("Plan", Optional.ofNullable(session().plan()).map(PlainText::line)),
                Fact.of("Phase", Optional.ofNullable(session().phase()).map(PlainText::line)),
                Fact.of("Entry", entry())).flatMap(Optional::stream).toList();
    }

    private String hours() {
        Instant end = session().end();
        return times.exactTime(session().start()) + " – " + (end != null ? end(end) : unknown() ? "?" : "now");
    }

    /** A session may go on beyond midnight. */
    private String end(Instant end) {
        boolean sameDay = times.dateOf(end).equals(times.dateOf(session().start()));
        return sameDay ? times.exactTime(end) : times.dateAndTime(end);
    }

    private String length(Instant now) {
        Instant end = Objects.requireNonNullElse(session().end(), now);
        long seconds = Duration.between(session().start(), end).toSeconds();
        return seen.active() && !unknown() ? Spans.running(seconds) : Spans.brief(seconds);
    }

    private Optional<String> outcome() {
        return Optional.ofNullable(session().outcome()).map(outcome -> switch (outcome) {
            case "idle" -> "ended when nobody was active any more";
            case "max_length" -> "ended at the longest length; the next one goes on from there";
            case "day_start" -> "ended where the next day starts";
            case "shutdown" -> "ended when the daemon was stopped";
            case "suspend" -> "ended when the machine went to sleep";
            case "pause" -> "ended when recording was paused";
            case "clock" -> "ended where the clock was set";
            case "recovered" -> "ended by a recovery";
            default -> PlainText.spoken(outcome);
        });
    }

    private Optional<String> entry() {
        return switch (seen.active() ? "none" : session().summary()) {
            case "pending" -> Optional.of("waits to be written to the day's file");
            case "written" -> Optional.of("is in the day's file");
            case "failed" -> Optional.of("could not be written to the day's file; it is tried again");
            default -> Optional.empty();
        };
    }

    List<Fact> of(Recovered recovered) {
        return Stream.of(
                Fact.of("Cause", Optional.of(RecoveryWords.cause(recovered.cause()))),
                Fact.of("End from", Optional.of(RecoveryWords.evidence(recovered.evidence()))),
                Fact.of("Window", Optional.of("it ended between " + times.exactTime(recovered.windowStart()) + " and "
                        + times.exactTime(recovered.windowEnd()))),
                Fact.of("Found", Optional.of(times.dateAndTime(recovered.at()))),
                Fact.of("Corrected", isCorrected(recovered)
                        ? Optional.of("from " + times.exactTime(recovered.inferredEnd()))
                        : Optional.empty()))
                .flatMap(Optional::stream).toList();
    }

    boolean isCorrected(Recovered recovered) {
        return !recovered.inferredEnd().equals(session().end());
    }
}
