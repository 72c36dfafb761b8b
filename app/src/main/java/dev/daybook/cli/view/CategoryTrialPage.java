package dev.daybook.cli.view;

import dev.daybook.api.CategoryRule;
import dev.daybook.api.CategoryTrial;
import dev.daybook.api.ExclusionRule;
import dev.daybook.cli.view.Table.Side;
import org.jspecify.annotations.Nullable;

/** What would become of a title. */
record CategoryTrialPage(CategoryTrial trial) {

    /** Of rules that would need an application; the first of them wins, so the others hardly matter. */
    private static final int MOST = 5;

    /** Where a pattern of Daybook's own is cut. */
    private static final int LONGEST = 120;

    void on(Paper paper) {
        paper.line(Span.strong(Width.clean(trial.category())), Span.faint(scope()));
        Fields fields = new Fields();
        fields.add("Rule", rule(trial.rule()));
        fields.add("Recorded", recorded(trial.exclusion()));
        fields.on(paper);
        inSomeApp(paper);
        excludedInSomeApp(paper);
    }

    private String scope() {
        return trial.app() == null ? "  in any application" : "  in " + Width.clean(trial.app());
    }

    private static String rule(@Nullable CategoryRule rule) {
        return rule == null
                ? "none fits"
                : rule.source() + ": " + Width.fit(RuleWords.of(rule), LONGEST);
    }

    private static Span recorded(@Nullable ExclusionRule exclusion) {
        if (exclusion == null) {
            return Span.plain("yes");
        }
        String how = exclusion.treatment().equals("drop")
                ? "no, nothing of it"
                : "without its title and address";
        return new Span(how + " (" + Width.clean(exclusion.source()) + ")", Ink.CARE);
    }

    private void inSomeApp(Paper paper) {
        if (trial.inSomeApp().isEmpty()) {
            return;
        }
        paper.heading("In an application that fits, the first of these would win");
        Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT);
        trial.inSomeApp().stream().limit(MOST).forEach(rule -> table.row(Span.strong(Width.clean(rule.category())),
                Span.faint(Width.clean(rule.source())), Span.plain("would need " + needed(rule.app()))));
        table.on(paper);
        if (trial.inSomeApp().size() > MOST) {
            paper.note("and " + (trial.inSomeApp().size() - MOST) + " more", Ink.FAINT);
        }
    }

    private void excludedInSomeApp(Paper paper) {
        if (trial.excludedInSomeApp().isEmpty()) {
            return;
        }
        paper.heading("In an application that fits it would be kept out of the record");
        Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT);
        trial.excludedInSomeApp().stream().limit(MOST)
                .forEach(exclusion -> table.row(Span.strong(Width.clean(exclusion.treatment())),
                        Span.faint(Width.clean(exclusion.source())),
                        Span.plain("would need " + needed(exclusion.app()))));
        table.on(paper);
    }

    private static String needed(@Nullable String app) {
        return "app " + Width.clean(String.valueOf(app));
    }
}
