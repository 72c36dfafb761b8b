package dev.daybook.rulefile;

import dev.daybook.category.CategoryRules.Colour;
import dev.daybook.category.Rule;
import dev.daybook.exclusion.Exclusion;
import dev.daybook.exclusion.Treatment;
import dev.daybook.matching.Conditions;
import dev.daybook.settings.SafeText;
import dev.daybook.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads {@code [[category]]} and {@code [[exclude]]}. The first thing that is wrong is told, with its line. */
record RuleTables(List<Rule> rules, List<Colour> colours, List<Exclusion> exclusions) {

    /** Each is asked of what had the focus, once for each title. */
    private static final int MOST = 500;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 200;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    static RuleTables of(Path file, String text) throws SettingsException {
        RuleTables tables = new RuleTables(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        // Most have no rules, and the parser takes a while to load.
        if (text.contains("category") || text.contains("exclude")) {
            TomlTable document = document(file, text);
            for (RuleTable table : tables(file, document, "category")) {
                tables.addCategory(table);
            }
            for (RuleTable table : tables(file, document, "exclude")) {
                tables.addExclusion(table);
            }
        }
        return tables;
    }

    private void addCategory(RuleTable table) throws SettingsException {
        String name = table.required("name", "the category's name, such as \"Work/Code\"");
        if (!Rule.isName(name) || name.length() > LONGEST_NAME) {
            throw table.wrong("name", "is \"" + SafeText.line(name, 60)
                    + "\"; it must be a name such as \"Work/Code\", no part of it blank, at most " + LONGEST_NAME
                    + " characters");
        }
        Conditions when = table.conditions();
        Optional<String> colour = table.text("colour");
        if (colour.isPresent()) {
            colours.add(new Colour(name, colour(table, colour.get())));
        } else if (!when.any()) {
            throw table.incomplete("says nothing of what belongs to " + SafeText.line(name, 60)
                    + "; give it app, title or url, or a colour");
        }
        table.refuseOthers();
        if (when.any()) {
            rules.add(new Rule(name, when, table.source()));
        }
    }

    private static String colour(RuleTable table, String colour) throws SettingsException {
        if (!COLOUR.matcher(colour).matches()) {
            throw table.wrong("colour", "is \"" + SafeText.line(colour, 60) + "\"; it must be such as \"#3584e4\"");
        }
        return colour;
    }

    private void addExclusion(RuleTable table) throws SettingsException {
        Conditions when = table.conditions();
        if (!when.any()) {
            throw table.incomplete("says nothing of what is excluded; give it app, title or url");
        }
        String must = "one of " + String.join(", ", Treatment.exclusions());
        String wire = table.required("do", must);
        if (!Treatment.exclusions().contains(wire)) {
            throw table.wrong("do", "is \"" + SafeText.line(wire, 60) + "\"; it must be " + must);
        }
        table.refuseOthers();
        exclusions.add(new Exclusion(when, Treatment.named(wire).orElse(Treatment.DROP), table.source()));
    }

    private static List<RuleTable> tables(Path file, TomlTable document, String key) throws SettingsException {
        Object value = document.get(List.of(key));
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array)) {
            throw new SettingsException(file + " line " + RuleTable.line(document, key) + ": " + key
                    + " must stand in two brackets, [[" + key + "]], above each rule");
        }
        if (array.size() > MOST) {
            throw new SettingsException(file + ": " + key + " has " + array.size() + " rules; make them " + MOST
                    + " at the most");
        }
        List<RuleTable> tables = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable table)) {
                throw new SettingsException(file + " line " + array.inputPositionOf(i).line() + ": " + key + "["
                        + (i + 1) + "] must be a table; write [[" + key + "]] above each rule");
            }
            tables.add(new RuleTable(file, key + "[" + (i + 1) + "]", array.inputPositionOf(i).line(), table));
        }
        return tables;
    }

    private static TomlTable document(Path file, String text) throws SettingsException {
        try {
            TomlParseResult document = Toml.parse(text);
            Optional<TomlParseError> first = document.errors().stream()
                    .min(Comparator.comparingInt(error -> error.position().line()));
            if (first.isPresent()) {
                throw invalid(file, first.get());
            }
            return document;
        } catch (TomlParseError error) {
            // One of a table's own name is thrown instead of listed.
            throw invalid(file, error);
        } catch (StackOverflowError e) {
            throw new SettingsException(file + " is not valid TOML: it nests something too deep; make it flatter");
        }
    }

    private static SettingsException invalid(Path file, TomlParseError error) {
        return new SettingsException(file + " line " + error.position().line() + " is not valid TOML: "
                + SafeText.line(String.valueOf(error.getMessage()), LONGEST_REASON));
    }
}
