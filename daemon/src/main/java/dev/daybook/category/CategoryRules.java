package dev.daybook.category;

import dev.daybook.matching.TooSlow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ordered rules, of which the first that fits counts, and colours. The same rules give the same answers, whenever they
 * are asked. They never change; thread safe; what was answered lately is remembered.
 *
 * <p>A rule that takes too long to be looked for in a text does not take it, and is named by {@link #slow}.
 */
public final class CategoryRules {

    /** More programs than a person uses in years. */
    private static final int APPLICATIONS = 2_000;

    /** About the titles of a month. */
    private static final int ANSWERS = 8_000;

    private final List<Rule> rules;
    private final List<Colour> colours;
    private final Set<Rule> slow = ConcurrentHashMap.newKeySet();
    private final Recent<String, List<Rule>> candidates = new Recent<>(APPLICATIONS);
    private final Recent<Asked, Optional<Rule>> answers = new Recent<>(ANSWERS);

    private record Asked(String application, String title, @Nullable String url) {}

    /**
     * A colour of a category and all that is nested in it and has none of its own.
     *
     * @param colour as {@code #rrggbb}
     */
    public record Colour(String category, String colour) {}

    /**
     * @param rules the first that fits counts
     * @param colours the first of a category counts
     */
    public CategoryRules(List<Rule> rules, List<Colour> colours) {
        this.rules = List.copyOf(rules);
        this.colours = List.copyOf(colours);
    }

    /** The rules that come with Daybook. */
    public static CategoryRules builtIn() {
        return new CategoryRules(BuiltIn.RULES, List.of());
    }

    /** Read once, by the first who asks. */
    private static final class BuiltIn {
        private static final List<Rule> RULES = List.copyOf(RuleText.builtIn());
    }

    /** All of them, in their order. */
    public List<Rule> rules() {
        return rules;
    }

    /** As {@link Categories#of}. */
    public String of(String application, String title, @Nullable String url) {
        return ofAll(application).orElseGet(() -> deciding(application, title, url).map(Rule::category)
                .orElse(Categories.NONE));
    }

    /** The category of everything that a program shows; empty where its titles and addresses matter. */
    public Optional<String> ofAll(String application) {
        List<Rule> concerned = candidates.get(application, this::concerned);
        if (concerned.isEmpty()) {
            return Optional.of(Categories.NONE);
        }
        return Optional.of(concerned.getFirst()).filter(rule -> rule.when().takeAnyPage()).map(Rule::category);
    }

    /** The rule that wins; empty when none fits. */
    public Optional<Rule> deciding(String application, String title, @Nullable String url) {
        return answers.get(new Asked(application, title, url), asked -> candidates.get(asked.application,
                this::concerned).stream().filter(rule -> fitsPage(rule, asked.title, asked.url)).findFirst());
    }

    /** The rule that wins whatever the application is; empty when there is none. */
    public Optional<Rule> decidingOfAnyApplication(String title, @Nullable String url) {
        return rules.stream().filter(rule -> rule.when().application() == null && fitsPage(rule, title, url))
                .findFirst();
    }

    /** Rules that ask for an application, and say something of the page that fits: one of them wins in the right one. */
    public List<Rule> decidingInSomeApplication(String title, @Nullable String url) {
        Optional<Rule> anyway = decidingOfAnyApplication(title, url);
        return rules.stream().takeWhile(rule -> anyway.filter(rule::equals).isEmpty())
                .filter(rule -> rule.when().application() != null && !rule.when().takeAnyPage()
                        && fitsPage(rule, title, url))
                .toList();
    }

    /** All that a rule or a colour names, in the order in which they do. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        rules.stream().filter(Rule::own).forEach(rule -> names.add(rule.category()));
        colours.forEach(colour -> names.add(colour.category));
        rules.forEach(rule -> names.add(rule.category()));
        return names;
    }

    /** As {@code #rrggbb}: its own, or that of the nearest category in which it is nested; empty when none has one. */
    public Optional<String> colour(String category) {
        for (String name = category; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('/')))) {
            for (Colour colour : colours) {
                if (colour.category.equals(name)) {
                    return Optional.of(colour.colour);
                }
            }
        }
        return Optional.empty();
    }

    /** Rules that were given up on some text so far. */
    public Set<Rule> slow() {
        return Set.copyOf(slow);
    }

    /** The rules that can be the first for a program: none beyond one that takes all of it. */
    private List<Rule> concerned(String application) {
        List<Rule> concerned = new ArrayList<>();
        for (Rule rule : rules) {
            if (fitsApplication(rule, application)) {
                concerned.add(rule);
                if (rule.when().takeAnyPage()) {
                    break;
                }
            }
        }
        return List.copyOf(concerned);
    }

    private boolean fitsApplication(Rule rule, String application) {
        try {
            return rule.when().fitApplication(application);
        } catch (TooSlow e) {
            slow.add(rule);
            return false;
        }
    }

    private boolean fitsPage(Rule rule, String title, @Nullable String url) {
        try {
            return rule.when().fitPage(title, url);
        } catch (TooSlow e) {
            slow.add(rule);
            return false;
        }
    }
}
