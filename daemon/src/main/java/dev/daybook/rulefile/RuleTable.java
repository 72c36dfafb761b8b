package dev.daybook.rulefile;

import dev.daybook.matching.BadPattern;
import dev.daybook.matching.Conditions;
import dev.daybook.matching.TextPattern;
import dev.daybook.settings.SafeText;
import dev.daybook.settings.SettingsException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/**
 * One rule's table. It remembers which keys were asked for, so that a misspelt one is not passed over in silence. No
 * refusal holds a pattern: what a person excludes is nobody's to read in a log.
 */
final class RuleTable {

    private final Path file;
    private final String path;
    private final int line;
    private final TomlTable table;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param path which it is: {@code category[2]}, the first being 1
     * @param line where it begins
     */
    RuleTable(Path file, String path, int line, TomlTable table) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.table = table;
    }

    /** Where it stands, for a person. */
    String source() {
        return file.getFileName() + " line " + line;
    }

    /** Empty when it is not there. */
    Optional<String> text(String key) throws SettingsException {
        known.add(key);
        Object value = table.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw wrong(key, "must be a text in quotes");
        }
        return Optional.of(text);
    }

    String required(String key, String must) throws SettingsException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            // A misspelt key is the reason, most likely.
            known.addAll(List.of("app", "title", "url", "colour"));
            refuseOthers();
            throw incomplete("has no " + key + "; it must be " + must);
        }
        return text.get();
    }

    Conditions conditions() throws SettingsException {
        return new Conditions(pattern("app"), pattern("title"), pattern("url"));
    }

    private @Nullable TextPattern pattern(String key) throws SettingsException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return TextPattern.of(text.get());
        } catch (BadPattern e) {
            throw wrong(key, "is no regular expression that can be used: " + SafeText.line(String.valueOf(e
                    .getMessage())));
        }
    }

    void refuseOthers() throws SettingsException {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                throw wrong(key, "is not known; known are " + String.join(", ", known));
            }
        }
    }

    /** @param what is the matter with a key that is there, and what to do */
    SettingsException wrong(String key, String what) {
        return new SettingsException(file + " line " + line(table, key) + ": " + path + "." + SafeText.line(key, 60)
                + " " + what);
    }

    /** @param what is the matter with all of it, and what to do */
    SettingsException incomplete(String what) {
        return new SettingsException(file + " line " + line + ": " + path + " " + what);
    }

    static int line(TomlTable table, String key) {
        return Objects.requireNonNull(table.inputPositionOf(List.of(key)), key).line();
    }
}
