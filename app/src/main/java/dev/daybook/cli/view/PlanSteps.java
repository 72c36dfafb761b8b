package dev.daybook.cli.view;

import dev.daybook.api.Plan.Phase;
import dev.daybook.words.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the phases of a plan do, numbered, and never cut. */
record PlanSteps(List<Phase> phases) {

    void on(Paper paper) {
        paper.heading("Phases");
        boolean apart = folders().size() > 1;
        int digits = String.valueOf(phases.size()).length();
        int names = phases.stream().mapToInt(phase -> Width.of(Width.clean(phase.name()))).max().orElse(0);
        String blank = " ".repeat(digits + Paper.INDENT + names + Paper.INDENT);
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            paper.note(Width.padLeft(String.valueOf(i + 1), digits) + "  "
                    + Width.padRight(Width.clean(phase.name()), names) + "  " + Width.clean(what(phase)), Ink.PLAIN);
            List<String> more = more(phase, apart);
            if (!more.isEmpty()) {
                paper.note(blank + Width.clean(String.join(" · ", more)), Ink.FAINT);
            }
        }
    }

    /** Where their commands run, each once. */
    List<String> folders() {
        return phases.stream().map(Phase::cwd).filter(Objects::nonNull).distinct().toList();
    }

    private static String what(Phase phase) {
        if (phase.task() == null) {
            return ShellText.command(phase.command());
        }
        String options = phase.options().entrySet().stream()
                .map(option -> " " + option.getKey() + "=" + ShellText.quoted(option.getValue()))
                .collect(Collectors.joining());
        return phase.task() + options + ", inside the daemon";
    }

    private static List<String> more(Phase phase, boolean folders) {
        List<String> more = new ArrayList<>();
        if (folders && phase.cwd() != null) {
            more.add("in " + phase.cwd());
        }
        if (phase.timeoutSeconds() != null) {
            more.add("time limit " + Lengths.ofSeconds(phase.timeoutSeconds()));
        }
        if (phase.retries() > 0) {
            more.add(phase.retries() == 1 ? "1 more attempt" : phase.retries() + " more attempts");
        }
        if (phase.mayFail()) {
            more.add("may fail");
        }
        return more;
    }
}
