package dev.daybook.cli.view;

import dev.daybook.api.Categories;
import dev.daybook.api.CategoryRule;
import dev.daybook.api.ExclusionRule;
import dev.daybook.cli.view.Table.Side;
import java.util.List;

/** A person's own rules, in their order, and how many stand behind them. */
record CategoriesPage(Categories known, boolean all) {

    void on(Paper paper) {
        List<CategoryRule> own = known.rules().stream().filter(rule -> !builtIn(rule)).toList();
        List<CategoryRule> builtIn = known.rules().stream().filter(CategoriesPage::builtIn).toList();
        paper.heading("Your rules");
        if (own.isEmpty()) {
            paper.note("none; 'daybook categories --help' shows how to write them", Ink.FAINT);
        } else {
            rules(paper, own);
        }
        colours(paper);
        paper.heading("Built-in rules");
        if (all && !builtIn.isEmpty()) {
            rules(paper, builtIn);
        } else {
            paper.note(builtIn.isEmpty()
                    ? "switched off"
                    : builtIn.size() + ", after your own; --all shows them", Ink.FAINT);
        }
        exclusions(paper);
    }

    private static boolean builtIn(CategoryRule rule) {
        return rule.source().equals("built-in");
    }

    private static void rules(Paper paper, List<CategoryRule> rules) {
        Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT);
        rules.forEach(rule -> table.row(Span.strong(Width.clean(rule.category())),
                Span.faint(Width.clean(rule.source())), Span.plain(RuleWords.of(rule))));
        table.on(paper);
    }

    private void colours(Paper paper) {
        Table table = new Table(Side.LEFT, Side.LEFT);
        known.categories().stream().filter(category -> category.colour() != null)
                .forEach(category -> table.row(Span.strong(Width.clean(category.name())),
                        Span.plain(Width.clean(String.valueOf(category.colour())))));
        if (known.categories().stream().anyMatch(category -> category.colour() != null)) {
            paper.heading("Colours");
            table.on(paper);
        }
    }

    private void exclusions(Paper paper) {
        paper.heading("Kept out of the record");
        if (known.exclusions().isEmpty()) {
            paper.note("nothing", Ink.FAINT);
            return;
        }
        Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT);
        known.exclusions().stream().map(this::row).distinct().forEach(row -> table.row(row.toArray(Span[]::new)));
        table.on(paper);
    }

    /** The built-in patterns are long, and their names say what they are. */
    private List<Span> row(ExclusionRule rule) {
        boolean named = rule.source().startsWith("built-in: ") && !all;
        return List.of(Span.strong(Width.clean(rule.treatment())),
                Span.faint(named ? "built-in" : Width.clean(rule.source())),
                Span.plain(named ? Width.clean(rule.source().substring("built-in: ".length())) : RuleWords.of(rule)));
    }
}
