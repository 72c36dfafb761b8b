package dev.daybook.ui.health;

import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the recorder does, and why it does not. Pure. */
final class RecorderFacts {

    private final Recorder recorder;
    private final Optional<Session> open;
    private final Moments moments;
    private final List<Fact> facts = new ArrayList<>();

    private RecorderFacts(Recorder recorder, Optional<Session> open, Moments moments) {
        this.recorder = recorder;
        this.open = open;
        this.moments = moments;
    }

    static List<Fact> of(Recorder recorder, Optional<Session> open, Moments moments) {
        return new RecorderFacts(recorder, open, moments).facts();
    }

    private List<Fact> facts() {
        facts.add(state());
        why();
        facts.add(Fact.plain("Source", source()));
        facts.add(Fact.plain("Last look", recorder.lastSample() == null
                ? "none yet"
                : moments.since(recorder.lastSample()) + " ago"));
        facts.add(Fact.plain("Session", open
                .map(session -> session.id() + ", since " + moments.moment(session.start()) + " ("
                        + moments.since(session.start()) + ")")
                .orElse("none open")));
        return facts;
    }

    private Fact state() {
        return switch (recorder.state()) {
            case "recording" -> recorder.reason() == null
                    ? new Fact("State", "recording · " + activity(), Tone.GOOD)
                    : new Fact("State", "recording, and cannot store", Tone.BAD);
            case "excluded" -> recorder.reason() == null
                    ? new Fact("State", "recording · what is in focus is excluded", Tone.GOOD)
                    : new Fact("State", "recording, and cannot store", Tone.BAD);
            case "paused" -> new Fact("State", "paused until " + (recorder.pausedUntil() == null
                    ? "resumed by hand"
                    : moments.moment(recorder.pausedUntil())), Tone.NOTICE);
            case "held" -> new Fact("State", "held up, not recording", Tone.BAD);
            case "blind" -> new Fact("State", "cannot see", Tone.BAD);
            default -> new Fact("State", recorder.state(), Tone.NOTICE);
        };
    }

    private void why() {
        if (recorder.reason() != null) {
            facts.add(Fact.plain("Why", recorder.reason()));
        }
        if (recorder.state().equals("blind")) {
            facts.add(Fact.plain("What to do", "Log in to a desktop that speaks X11, and start the daemon from there. "
                    + "It looks again by itself; operations, plans and everything else work meanwhile."));
        } else if (List.of("held", "recording", "excluded").contains(recorder.state()) && recorder.reason() != null) {
            facts.add(Fact.plain("What to do", "Make room on the disk or see the log. It is stored again within "
                    + "seconds of there being room."));
        }
    }

    private String source() {
        return recorder.source().length() <= 3 ? recorder.source().toUpperCase(Locale.ROOT) : recorder.source();
    }

    private String activity() {
        String activity = recorder.activity();
        Long idle = recorder.idleSeconds();
        if (activity == null) {
            return "nothing sampled yet";
        }
        return activity.equals("idle") && idle != null ? "idle for " + Spans.brief(idle) : activity;
    }
}
