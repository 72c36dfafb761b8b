package dev.daybook.cli.view;

import dev.daybook.api.Plan;
import dev.daybook.api.Plan.Run;
import dev.daybook.api.Plan.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A plan's cells, the same on every page. */
record PlanWords(Plan plan, Times times) {

    private static final Duration SOON = Duration.ofHours(1);

    /** {@code daily at 02:00}, {@code every 1h}, {@code by hand}. */
    String when() {
        Trigger trigger = plan.trigger();
        if (trigger == null) {
            return "by hand";
        }
        return Width.clean(trigger.dailyAt() == null ? "every " + trigger.every() : "daily at " + trigger.dailyAt());
    }

    /** {@code in 12 min}, {@code 02:00 tomorrow}, {@code after this run}; blank when only a person starts it. */
    Span next() {
        if (plan.trigger() == null) {
            return Span.plain("");
        }
        Instant due = plan.nextDue();
        if (!plan.enabled()) {
            return new Span("disabled", Ink.CARE);
        }
        return Span.plain(due == null ? "" : at(due));
    }

    private String at(Instant due) {
        Duration left = Duration.between(times.now(), due);
        if (!left.isPositive()) {
            return isRunning() ? "after this run" : "now due";
        }
        return left.compareTo(SOON) < 0 ? "in " + Lengths.of(left) : times.moment(due);
    }

    boolean isRunning() {
        return plan.lastRun() != null && plan.lastRun().status().equals("active");
    }

    /** {@code ended 02:12}, {@code failed 02:12 yesterday}, {@code running: phase publish}, {@code never}. */
    Span lastRun() {
        Run run = plan.lastRun();
        if (run == null) {
            return Span.faint("never");
        }
        if (isRunning()) {
            return new Span("running" + (run.phase() == null ? "" : ": phase " + Width.clean(run.phase())), Ink.GOOD);
        }
        Instant at = Objects.requireNonNullElse(run.ended(), run.started());
        Ink ink = run.status().equals("failed") ? Ink.BAD : Ink.PLAIN;
        return new Span(Width.clean(run.status()) + " " + times.moment(at), ink);
    }

    /** What became of a wish to enable or to disable it: one line. */
    String enabled() {
        String done = (plan.enabled() ? "Enabled " : "Disabled ") + Width.clean(plan.name()) + ": ";
        if (plan.trigger() == null) {
            return done + "it has no trigger, so it is started by hand alone";
        }
        String next = next().text();
        return done
                + (plan.enabled() ? when() + (next.isEmpty() ? "" : ", next " + next) : "it is started by hand alone");
    }
}
