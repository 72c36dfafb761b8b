package dev.daybook.server;

import dev.daybook.api.Categories;
import dev.daybook.api.Category;
import dev.daybook.api.CategoryRule;
import dev.daybook.api.CategoryTrial;
import dev.daybook.api.ExclusionRule;
import dev.daybook.category.CategoryRules;
import dev.daybook.category.Rule;
import dev.daybook.exclusion.Exclusion;
import dev.daybook.exclusion.ExclusionRules;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.matching.TextPattern;
import dev.daybook.timeline.Focus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of rules: what they are, and what they would make of a title. Nothing that is asked here is kept. */
public final class CategoryRoutes extends RouteGroup {

    private static final String CATEGORIES = "/api/v1/categories";

    /** As long as any title or address that is recorded. */
    private static final int LONGEST = 2_048;

    private final dev.daybook.category.Categories categories;
    private final Exclusions exclusions;

    public CategoryRoutes(dev.daybook.category.Categories categories, Exclusions exclusions) {
        this.categories = categories;
        this.exclusions = exclusions;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.get(CATEGORIES, ask -> Route.Answer.ok(known())),
                Route.get(CATEGORIES + "/test", this::tried, "title", "app", "url"));
    }

    private Categories known() {
        CategoryRules rules = categories.now();
        return new Categories(
                rules.names().stream().map(name -> new Category(name, rules.colour(name).orElse(null))).toList(),
                rules.rules().stream().map(CategoryRoutes::wire).toList(),
                exclusions.now().all().stream().map(CategoryRoutes::wire).toList());
    }

    private Route.Answer tried(Ask ask) throws Refusal {
        String title = shortEnough("title", ask.text("title").orElse(""));
        String url = shortEnough("url", ask.text("url").orElse(""));
        Optional<String> app = ask.text("app").filter(name -> !name.isBlank());
        if (title.isEmpty() && url.isEmpty() && app.isEmpty()) {
            throw Refusal.invalid("Nothing is asked about; give 'title', 'app' or 'url'");
        }
        if (app.isPresent()) {
            return Route.Answer.ok(in(shortEnough("app", app.get()), title, url.isEmpty() ? null : url));
        }
        return Route.Answer.ok(inAny(title, url.isEmpty() ? null : url));
    }

    private static String shortEnough(String name, String text) throws Refusal {
        if (text.length() > LONGEST) {
            throw Refusal.invalid("Parameter '" + name + "' has " + text.length() + " characters; it may have "
                    + LONGEST);
        }
        return text;
    }

    private CategoryTrial in(String app, String title, @Nullable String url) {
        Optional<Rule> rule = categories.now().deciding(app, title, url);
        Optional<Exclusion> exclusion = exclusions.now().deciding(new Focus(app, title, url));
        return new CategoryTrial(app, category(rule), rule.map(CategoryRoutes::wire).orElse(null), List.of(),
                exclusion.map(CategoryRoutes::wire).orElse(null), List.of());
    }

    private CategoryTrial inAny(String title, @Nullable String url) {
        CategoryRules rules = categories.now();
        ExclusionRules excluded = exclusions.now();
        Optional<Rule> rule = rules.decidingOfAnyApplication(title, url);
        return new CategoryTrial(null, category(rule), rule.map(CategoryRoutes::wire).orElse(null),
                rules.decidingInSomeApplication(title, url).stream().map(CategoryRoutes::wire).toList(),
                excluded.decidingOfAnyApplication(title, url).map(CategoryRoutes::wire).orElse(null),
                excluded.decidingInSomeApplication(title, url).stream().map(CategoryRoutes::wire).toList());
    }

    private static String category(Optional<Rule> rule) {
        return rule.map(Rule::category).orElse(dev.daybook.category.Categories.NONE);
    }

    private static CategoryRule wire(Rule rule) {
        return new CategoryRule(rule.category(), text(rule.when().application()), text(rule.when().title()),
                text(rule.when().url()), rule.source());
    }

    private static ExclusionRule wire(Exclusion exclusion) {
        return new ExclusionRule(text(exclusion.when().application()), text(exclusion.when().title()),
                text(exclusion.when().url()), exclusion.treatment().wire(), exclusion.source());
    }

    private static @Nullable String text(@Nullable TextPattern pattern) {
        return pattern == null ? null : pattern.text();
    }
}
