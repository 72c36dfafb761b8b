package dev.daybook.cli.view;

import dev.daybook.api.CategoryRule;
import dev.daybook.api.ExclusionRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule asks for, in one line. */
final class RuleWords {

    private RuleWords() {}

    static String of(CategoryRule rule) {
        return conditions(rule.app(), rule.title(), rule.url());
    }

    static String of(ExclusionRule rule) {
        return conditions(rule.app(), rule.title(), rule.url());
    }

    /** What is likely to be short comes first: the end of a long line is cut. */
    private static String conditions(@Nullable String app, @Nullable String title, @Nullable String url) {
        List<String> parts = new ArrayList<>();
        add(parts, "title", title);
        add(parts, "url", url);
        add(parts, "app", app);
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String pattern) {
        if (pattern != null) {
            parts.add(name + " " + Width.clean(pattern));
        }
    }
}
