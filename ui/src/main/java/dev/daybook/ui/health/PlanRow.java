package dev.daybook.ui.health;

import dev.daybook.api.Plan;
import dev.daybook.api.Plan.Run;
import dev.daybook.api.Plan.Trigger;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the page shows it.
 *
 * @param when {@code daily at 02:00}, {@code every 1h}, {@code by hand}
 * @param next when it starts by itself next; empty when it does not
 * @param lastRun and how it went
 * @param error of the last run; empty when nothing went wrong
 * @param byItself whether it has a trigger, which can be switched
 * @param running whether a run goes on: it is not started beside it
 */
record PlanRow(
        String name,
        String when,
        String next,
        String lastRun,
        Tone tone,
        String error,
        boolean byItself,
        boolean enabled,
        boolean running) {

    private static final Duration SOON = Duration.ofHours(1);

    static PlanRow of(Plan plan, Moments moments) {
        Run run = plan.lastRun();
        boolean running = run != null && run.status().equals("active");
        String error = run == null || run.error() == null ? "" : run.error();
        return new PlanRow(plan.name(), when(plan.trigger()), next(plan, running, moments), lastRun(run, moments),
                tone(run), error, plan.trigger() != null, plan.enabled(), running);
    }

    private static String when(@Nullable Trigger trigger) {
        if (trigger == null) {
            return "by hand";
        }
        return trigger.dailyAt() == null ? "every " + trigger.every() : "daily at " + trigger.dailyAt();
    }

    private static String next(Plan plan, boolean running, Moments moments) {
        Instant due = plan.nextDue();
        if (plan.trigger() == null || due == null || !plan.enabled()) {
            return "";
        }
        Duration left = Duration.between(moments.now(), due);
        if (!left.isPositive()) {
            return running ? "after this run" : "now due";
        }
        return left.compareTo(SOON) < 0 ? "in " + Spans.brief(left.toSeconds()) : moments.moment(due);
    }

    private static String lastRun(@Nullable Run run, Moments moments) {
        if (run == null) {
            return "never run";
        }
        if (run.status().equals("active")) {
            return "running" + (run.phase() == null ? "" : ": phase " + run.phase());
        }
        return run.status() + " " + moments.moment(Objects.requireNonNullElse(run.ended(), run.started()));
    }

    private static Tone tone(@Nullable Run run) {
        if (run == null) {
            return Tone.NEUTRAL;
        }
        return switch (run.status()) {
            case "active" -> Tone.LIVE;
            case "ended" -> Tone.GOOD;
            case "failed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
