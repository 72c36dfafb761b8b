package dev.daybook.cli.view;

import dev.daybook.api.Plan;
import dev.daybook.api.Plans;
import dev.daybook.api.Plans.Broken;
import dev.daybook.cli.view.Table.Side;

/** All plans one a line, and beneath them the files that are none. */
record PlansPage(Plans plans, Times times) {

    private static final String EXAMPLE = """
            name = "nightly"
            trigger = { daily_at = "02:00" }
            [[phase]]
            name = "publish"
            in = "worker"
            command = ["echo", "published"]
            """;

    void on(Paper paper) {
        if (plans.plans().isEmpty() && plans.broken().isEmpty()) {
            none(paper);
            return;
        }
        if (plans.plans().isEmpty()) {
            paper.line(Span.plain("No plan can be used."));
        } else {
            table(paper);
        }
        broken(paper);
    }

    /** With a file to copy: it works as it is. */
    private void none(Paper paper) {
        paper.line(Span.plain("No plans yet. A plan is a file in " + folder() + ","));
        paper.line(Span.plain("for instance nightly.toml:"));
        paper.gap();
        EXAMPLE.lines().forEach(line -> paper.note(line, Ink.ACCENT));
        paper.gap();
        paper.line(Span.plain("'daybook plan trigger nightly' starts it at once."));
    }

    private void table(Paper paper) {
        Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        table.row(Span.faint("Plan"), Span.faint("When"), Span.faint("Next"), Span.faint("Last run"));
        for (Plan plan : plans.plans()) {
            PlanWords words = new PlanWords(plan, times);
            table.row(Span.strong(Width.clean(plan.name())), Span.plain(words.when()), words.next(), words.lastRun());
        }
        table.on(paper);
    }

    private void broken(Paper paper) {
        if (plans.broken().isEmpty()) {
            return;
        }
        paper.heading("Broken, in " + folder());
        Fields fields = new Fields();
        plans.broken().forEach(file -> fields.add(place(file), new Span(error(file), Ink.CARE)));
        fields.on(paper);
    }

    private String folder() {
        return Width.clean(plans.folder());
    }

    private String place(Broken broken) {
        String inFolder = plans.folder() + "/";
        String file = broken.file().startsWith(inFolder) ? broken.file().substring(inFolder.length()) : broken.file();
        return Width.clean(file) + (broken.line() == null ? "" : ":" + broken.line());
    }

    private static String error(Broken broken) {
        String key = broken.key();
        return Width.clean(key == null || broken.error().contains(key) ? broken.error() : key + ": " + broken.error());
    }
}
