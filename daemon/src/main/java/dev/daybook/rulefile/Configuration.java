package dev.daybook.rulefile;

import dev.daybook.category.CategoryRules;
import dev.daybook.category.Rule;
import dev.daybook.exclusion.ExclusionRules;
import dev.daybook.exclusion.Treatment;
import dev.daybook.settings.Settings;
import dev.daybook.settings.SettingsException;
import dev.daybook.settings.SettingsText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code config.toml} and the environment say, all of it validated. Immutable, but that rules remember what they
 * answered.
 *
 * @param text what the file held; empty when there was none
 */
public record Configuration(
        Optional<String> text, Settings settings, CategoryRules categories, ExclusionRules exclusions) {

    /**
     * Reads it.
     *
     * @param file may be absent
     * @throws SettingsException when any of it cannot be used; one line: where, which key, what to do
     */
    public static Configuration read(Path file, Map<String, String> environment) throws SettingsException {
        return of(file, SettingsText.read(file), environment);
    }

    static Configuration of(Path file, Optional<String> text, Map<String, String> environment)
            throws SettingsException {
        Settings settings = Settings.of(file, text, environment);
        RuleTables tables = RuleTables.of(file, text.orElse(""));
        List<Rule> rules = new ArrayList<>(tables.rules());
        if (settings.builtInCategories()) {
            rules.addAll(CategoryRules.builtIn().rules());
        }
        Treatment privateWindows = Treatment.named(settings.privateWindows()).orElse(Treatment.REDACT);
        return new Configuration(text, settings, new CategoryRules(rules, tables.colours()),
                new ExclusionRules(tables.exclusions(), privateWindows, settings.builtInExclusions()));
    }
}
