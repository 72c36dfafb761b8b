package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.api.Plan;
import dev.daybook.api.Plan.Phase;
import dev.daybook.api.Plan.Run;
import dev.daybook.words.ShellText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All there is to know about one plan, and how far its last run came.
 *
 * @param attempts at the phases of its last run, oldest first
 */
record PlanPage(Plan plan, List<Operation> attempts, Times times) {

    void on(Paper paper) {
        PlanWords words = new PlanWords(plan, times);
        Span state = plan.lastRun() == null ? Span.faint("never run") : words.lastRun();
        paper.line(Span.strong("Plan " + Width.clean(plan.name())), Span.plain("  "), state);
        paper.gap();
        PlanSteps steps = new PlanSteps(plan.phases());
        head(words, steps.folders(), paper);
        steps.on(paper);
        if (plan.lastRun() != null) {
            run(plan.lastRun(), paper);
        }
        next(paper);
    }

    private void head(PlanWords words, List<String> folders, Paper paper) {
        Fields fields = new Fields();
        fields.add("file", plan.file());
        if (folders.size() == 1) {
            fields.add("folder", folders.getFirst());
        }
        fields.add("trigger", plan.trigger() == null ? "none: it is started by hand alone" : words.when());
        if (plan.trigger() != null) {
            if (!words.next().text().isEmpty() && plan.enabled()) {
                fields.add("next", words.next());
            }
            fields.add("enabled",
                    plan.enabled() ? Span.plain("yes") : new Span("no: it is started by hand alone", Ink.CARE));
        }
        fields.on(paper);
    }

    private void run(Run run, Paper paper) {
        boolean active = run.ended() == null;
        paper.heading(active ? "This run" : "Last run");
        Fields fields = new Fields();
        fields.add("started", times.moment(run.started())
                + (active ? ", " + Lengths.between(run.started(), times.now()) + " ago" : ""));
        Instant ended = run.ended();
        if (ended != null) {
            fields.add(run.status(), times.moment(ended) + ", after " + Lengths.between(run.started(), ended));
        }
        if (run.error() != null) {
            fields.add("error", run.error());
        }
        fields.add("session", String.valueOf(run.sessionId()));
        if (run.operationId() != null) {
            fields.add("operation", run.operationId());
        }
        fields.on(paper);
        paper.gap();
        new PhaseTable(attempts, missing(run), active ? "to come" : "not reached", times).on(paper);
    }

    /** As far as the file still is what it was: of a phase that it does not name, nothing is known of what follows. */
    private List<String> missing(Run run) {
        List<String> names = plan.phases().stream().map(Phase::name).toList();
        if (run.operationId() == null || run.status().equals("ended")) {
            return List.of();
        }
        if (attempts.isEmpty()) {
            return names;
        }
        int last = names.indexOf(String.valueOf(attempts.getLast().phase()));
        return last < 0 ? List.of() : names.subList(last + 1, names.size());
    }

    private void next(Paper paper) {
        paper.heading("Next");
        Fields fields = new Fields();
        Run run = plan.lastRun();
        if (run != null && run.ended() == null) {
            latest(attempt -> !attempt.terminal()).ifPresent(attempt -> fields.add("daybook log -f " + attempt.id(),
                    "what " + attempt.phase() + " writes"));
            fields.add("daybook cancel " + (run.operationId() == null ? run.sessionId() : run.operationId()),
                    "stop it");
        } else {
            latest(attempt -> attempt.status().equals("failed")).ifPresent(attempt -> fields.add("daybook log "
                    + attempt.id(), "what " + attempt.phase() + " has written"));
            fields.add("daybook plan trigger " + name(), run == null ? "start it now" : "start it again");
        }
        if (plan.trigger() != null && !plan.enabled()) {
            fields.add("daybook plan enable " + name(), "let its trigger start it");
        }
        fields.on(paper);
    }

    private String name() {
        return ShellText.quoted(plan.name());
    }

    /** Only a worker writes a log. */
    private Optional<Operation> latest(Predicate<Operation> which) {
        return attempts.reversed().stream()
                .filter(attempt -> attempt.runsIn().equals("worker"))
                .filter(which)
                .findFirst();
    }
}
