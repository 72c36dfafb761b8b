package dev.daybook.category;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rules of now, by which everything is sorted whenever it is read: other rules re-label the past. Thread safe; the
 * rules are replaced as a whole.
 */
public final class Categories {

    /** What no rule takes. */
    public static final String NONE = "Uncategorised";

    private final AtomicReference<CategoryRules> rules;

    public Categories(CategoryRules rules) {
        this.rules = new AtomicReference<>(rules);
    }

    /**
     * Sorts by these rules, which have no colours.
     *
     * @param rules the first that fits counts
     */
    public Categories(List<Rule> rules) {
        this(new CategoryRules(rules, List.of()));
    }

    /** Sorts by the rules that come with Daybook: common programs of Linux, macOS and Windows, and well-known sites. */
    public static Categories builtIn() {
        return new Categories(CategoryRules.builtIn());
    }

    /** The rules of this moment. Who asks for more than one thing asks these, so that all of it is sorted alike. */
    public CategoryRules now() {
        return rules.get();
    }

    /** From now on these count. */
    public void become(CategoryRules later) {
        rules.set(later);
    }

    /**
     * The category of one focus.
     *
     * @param application empty for no window, which belongs nowhere
     * @param url null where nobody told one
     * @return a nested name such as {@code Work/Code}, or {@link #NONE}
     */
    public String of(String application, String title, @Nullable String url) {
        return now().of(application, title, url);
    }
}
