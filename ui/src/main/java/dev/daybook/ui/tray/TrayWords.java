package dev.daybook.ui.tray;

import dev.daybook.api.Operation;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.ui.attention.Concern;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import dev.daybook.ui.recorder.RecorderState;
import dev.daybook.words.OperationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the tray says of what it knows. */
record TrayWords(TrayFacts facts, LocalTimes times) {

    // A menu as wide as the screen helps nobody.
    private static final int LONGEST = 48;

    TrayState state() {
        return switch (facts.recorder().state()) {
            case AWAY, LOOKING -> TrayState.AWAY;
            case BLIND -> TrayState.ATTENTION;
            case PAUSED -> facts.concerns().isEmpty() ? TrayState.PAUSED : TrayState.ATTENTION;
            case RECORDING -> facts.concerns().isEmpty() ? TrayState.RECORDING : TrayState.ATTENTION;
        };
    }

    /** {@code Daybook · recording · today 5 h 12 min}, or what matters more. */
    String tooltip() {
        String first = "Daybook: " + facts.recorder().brief();
        String today = active().map(active -> " · today " + active).orElse("");
        return first + today + concerns().map(text -> " · " + text).orElse("")
                + (facts.note().isEmpty() ? "" : " · " + cut(facts.note(), 2 * LONGEST));
    }

    /** {@code Today 5 h 12 min · session since 14:05}. */
    String day() {
        String today = active().map(active -> "Today " + active).orElse("Today");
        if (facts.recorder().state() == RecorderState.RECORDING) {
            return today + facts.sessionSince().map(since -> " · session since " + times.time(since)).orElse("");
        }
        String brief = facts.recorder().brief();
        return today + " · " + Character.toLowerCase(brief.charAt(0)) + brief.substring(1);
    }

    private Optional<String> active() {
        return facts.activeSeconds().isPresent()
                ? Optional.of(Spans.brief(facts.activeSeconds().getAsLong()))
                : Optional.empty();
    }

    /** Empty when all is well. */
    Optional<String> concerns() {
        List<Concern> concerns = facts.concerns();
        return switch (concerns.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(cut(concerns.getFirst().text(), LONGEST));
            default -> Optional.of(concerns.size() + " things need attention");
        };
    }

    /** Why there is no daemon. */
    String away() {
        return switch (facts.link()) {
            case Link.Away away -> away.why() == Why.NOT_RUNNING ? "Daemon is not running" : "Daemon does not answer";
            case Link.Looking looking -> "Looking for the daemon";
            case Link.Connected there -> "";
        };
    }

    boolean canStart() {
        return facts.link() instanceof Link.Away away && away.why() == Why.NOT_RUNNING;
    }

    /** {@code train the model · 12 min}. */
    String operation(Operation operation) {
        OperationText text = new OperationText(operation);
        String title = cut(text.title().orElse(operation.id()), LONGEST);
        boolean plain = operation.status().equals("running") && text.status().equals("running");
        return title + " · " + (plain ? age(operation) : age(operation) + ", " + text.status());
    }

    private String age(Operation operation) {
        Instant since = Objects.requireNonNullElse(operation.started(), operation.created());
        return Spans.brief(Duration.between(since, facts.now()).toMinutes() * 60);
    }

    /** Cut by what a person sees as characters, never within one. */
    static String cut(String text, int longest) {
        int points = text.codePointCount(0, text.length());
        return points <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
