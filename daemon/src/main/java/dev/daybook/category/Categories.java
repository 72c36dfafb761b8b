package dev.daybook.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what had the focus by ordered rules, of which the first that fits counts. The same rules give the same answers,
 * whenever they are asked. Thread safe; what was answered lately is remembered.
 */
public final class Categories {

    /** What no rule takes. */
    public static final String NONE = "Uncategorised";

    /** More programs than a person uses in years. */
    private static final int APPLICATIONS = 2_000;

    /** About the titles of a month. */
    private static final int ANSWERS = 8_000;

    private final List<Rule> rules;
    private final Recent<String, List<Rule>> candidates = new Recent<>(APPLICATIONS);
    private final Recent<Asked, String> answers = new Recent<>(ANSWERS);

    private record Asked(String application, String title, @Nullable String url) {}

    /**
     * Sorts by these rules.
     *
     * @param rules the first that fits counts
     */
    public Categories(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Sorts by the rules that come with Daybook: common programs of Linux, macOS and Windows, and well-known sites. */
    public static Categories builtIn() {
        return new Categories(RuleText.builtIn());
    }

    /**
     * The category of one focus.
     *
     * @param application empty for no window, which belongs nowhere
     * @param url null where nobody told one
     * @return a nested name such as {@code Work/Code}, or {@link #NONE}
     */
    public String of(String application, String title, @Nullable String url) {
        return ofAll(application).orElseGet(() -> answers.get(new Asked(application, title, url), this::first));
    }

    /** The category of everything that a program shows; empty where its titles and addresses matter. */
    public Optional<String> ofAll(String application) {
        List<Rule> concerned = candidates.get(application, this::concerned);
        if (concerned.isEmpty()) {
            return Optional.of(NONE);
        }
        return Optional.of(concerned.getFirst()).filter(Rule::takesAnyTitle).map(Rule::category);
    }

    /** The rules that can be the first for a program: none beyond one that takes all of it. */
    private List<Rule> concerned(String application) {
        List<Rule> concerned = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.mayConcern(application)) {
                concerned.add(rule);
                if (rule.takesAnyTitle()) {
                    break;
                }
            }
        }
        return List.copyOf(concerned);
    }

    private String first(Asked asked) {
        return candidates.get(asked.application, this::concerned).stream()
                .filter(rule -> rule.takes(asked.title, asked.url)).findFirst().map(Rule::category)
                .orElse(NONE);
    }
}
