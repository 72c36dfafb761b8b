package dev.daybook.ui.sessions;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.SessionHours;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.OperationText;
import dev.daybook.words.PlainText;
import dev.daybook.words.RecoveryWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a session's row.
 *
 * @param lost the last moment that the daemon was there; empty while it is
 */
record RowWords(Target target, LocalTimes times, Optional<Instant> lost) {

    private static final Set<String> ORPHANED = Set.of("orphaned", "worker_lost", "host_rebooted", "daemon_restarted");

    /** As {@code still} knows it, whose time stands still while the daemon is away. */
    static RowWords of(Target target, LocalTimes times, Live still) {
        return new RowWords(target, times,
                still.link() instanceof Link.Away ? Optional.of(still.now()) : Optional.empty());
    }

    private Session session() {
        return target.session();
    }

    private boolean active() {
        return session().status().equals("active");
    }

    /** It went on when the daemon was there last. */
    private boolean unknown() {
        return active() && lost.isPresent();
    }

    /** {@code Today}, {@code Yesterday}, {@code Fri 20 Nov}, {@code 22 Nov 2025}. */
    String day(LocalDate today) {
        LocalDate date = times.dateOf(session().start());
        if (date.equals(today)) {
            return "Today";
        } else if (date.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        String pattern = date.getYear() == today.getYear() ? "EEE d MMM" : "d MMM uuuu";
        return DateTimeFormatter.ofPattern(pattern, times.locale()).format(date);
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

    /** Empty when it has none yet. */
    Optional<String> title() {
        String title = PlainText.line(Objects.requireNonNullElse(session().title(),
                Objects.requireNonNullElse(session().plan(), "")));
        return title.isEmpty()
                ? target.operation().flatMap(operation -> new OperationText(operation).title())
                : Optional.of(title + phase());
    }

    private String phase() {
        boolean told = session().plan() != null && session().phase() != null && !session().status().equals("ended");
        return told ? " · " + PlainText.line(String.valueOf(session().phase())) : "";
    }

    String titleOrNone() {
        return title().orElse(active() && !unknown() ? "in progress" : "untitled");
    }

    /** The session's status, or how its operation is while that goes on and somebody knows. */
    String status() {
        return unknown() ? "unknown" : live().map(this::status).orElse(session().status());
    }

    private String status(Operation operation) {
        if (operation.cancelRequested() != null) {
            return "stopping";
        }
        return new OperationText(operation).isUnsure()
                ? PlainText.line(String.valueOf(operation.workerState()))
                : operation.status();
    }

    Tone tone() {
        if (unknown()) {
            return Tone.NEUTRAL;
        }
        return switch (session().status()) {
            case "active" -> live().map(this::tone).orElse(Tone.LIVE);
            case "failed" -> Tone.BAD;
            case "ended" -> session().recovered() != null
                    ? Tone.NOTICE
                    : session().kind().equals("run") ? Tone.GOOD : Tone.NEUTRAL;
            default -> Tone.NEUTRAL;
        };
    }

    private Tone tone(Operation operation) {
        boolean care = operation.cancelRequested() != null || new OperationText(operation).isUnsure()
                || operation.status().equals("reconciling");
        return care ? Tone.NOTICE : operation.status().equals("pending") ? Tone.NEUTRAL : Tone.LIVE;
    }

    /** The operation while it goes on. */
    Optional<Operation> live() {
        return target.stops() ? target.operation() : Optional.empty();
    }

    /** How far it is, how long it has been stopping, why it failed, since when nobody knows; or empty. */
    String aside(Instant now) {
        if (unknown()) {
            return "since " + lost.map(times::time).orElse("");
        }
        return live().map(operation -> aside(operation, now))
                .orElseGet(() -> PlainText.line(Objects.requireNonNullElse(session().failureReason(), "")));
    }

    private static String aside(Operation operation, Instant now) {
        Instant asked = operation.cancelRequested();
        if (asked != null) {
            long since = Duration.between(asked, now).toSeconds();
            return Spans.brief(since) + " of " + Spans.brief(operation.graceSeconds());
        }
        return new OperationText(operation).aside().orElse("");
    }

    /** From 0 to 1; empty when it tells none. */
    Optional<Double> fraction() {
        return live().filter(operation -> operation.cancelRequested() == null && !unknown())
                .flatMap(operation -> Optional.ofNullable(operation.progress()))
                .flatMap(progress -> Optional.ofNullable(progress.fraction()));
    }

    /** Why its row is marked: a launch had to end it, or what it stood for was lost. */
    Optional<String> mark() {
        Recovered recovered = session().recovered();
        if (recovered != null) {
            return Optional.of("Recovered" + RecoveryWords.after(recovered.cause()) + ". Its end comes from "
                    + RecoveryWords.evidence(recovered.evidence()));
        }
        String outcome = session().outcome();
        return outcome != null && ORPHANED.contains(outcome)
                ? Optional.of(Objects.requireNonNullElse(session().failureReason(), PlainText.spoken(outcome)))
                : Optional.empty();
    }

    /** All of it in one line, for who cannot see the row. */
    String spoken(LocalDate today, Instant now) {
        String state = unknown() ? status() + " " + aside(now) : status();
        return titleOrNone() + ", " + day(today) + " " + hours() + ", " + length(now) + ", " + state;
    }
}
