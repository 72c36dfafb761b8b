package dev.daybook.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads keys one by one and remembers which there are, so that a misspelt one is not passed over in silence. */
final class SettingsReader {

    private static final int DEEPEST = 3;

    private final Path file;
    private final Map<String, String> environment;
    private final Map<String, String> inFile = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();

    private SettingsReader(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** A value as it was given, and where. */
    private record Given(String value, String name, String place) {

        SettingsException refused(String range) {
            return new SettingsException(
                    name + " is \"" + SafeText.line(value) + "\" in " + place + "; it must be " + range);
        }
    }

    /** @param text empty for a file that is absent */
    static SettingsReader of(Path file, Optional<String> text, Map<String, String> environment)
            throws SettingsException {
        SettingsReader reader = new SettingsReader(file, environment);
        try {
            if (text.isPresent()) {
                reader.flatten("", 1, new TomlMapper().readTree(text.get()));
            }
        } catch (JacksonException e) {
            throw new SettingsException(
                    file + line(e) + " is not valid TOML: " + Hindrance.firstLine(e.getOriginalMessage()), e);
        } catch (StackOverflowError e) {
            // The parser calls itself, and who reads the file again while the daemon runs has a small stack.
            throw new SettingsException(file + " is not valid TOML: it nests something too deep; make it flatter");
        }
        return reader;
    }

    private static String line(JacksonException e) {
        var at = e.getLocation();
        if (at == null || at.getLineNr() < 1) {
            return "";
        }
        // A key that comes twice is noticed once its line is over.
        boolean passed = at.getColumnNr() <= 1
                && Hindrance.firstLine(e.getOriginalMessage()).startsWith("Duplicate key");
        return " line " + (passed ? at.getLineNr() - 1 : at.getLineNr());
    }

    /** Beyond the depth of any setting a key is unknown anyway; a file cannot make this recur without end. */
    private void flatten(String prefix, int depth, JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject() && depth < DEEPEST) {
                flatten(key + ".", depth + 1, entry.getValue());
            } else {
                inFile.put(key,
                        switch (entry.getValue().getNodeType()) {
                            case OBJECT -> "a table";
                            case ARRAY -> entry.getValue().toString();
                            default -> entry.getValue().asString();
                        });
            }
        }
    }

    int number(String key, int standard, int least, int most) throws SettingsException {
        Given given = given(key);
        if (given == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(given.value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below with the range, as any other value outside it.
        }
        throw given.refused("a whole number from " + least + " to " + most);
    }

    LocalTime time(String key, LocalTime standard) throws SettingsException {
        Given given = given(key);
        if (given == null) {
            return standard;
        }
        try {
            return LocalTime.parse(given.value.strip());
        } catch (DateTimeException e) {
            throw given.refused("a time of day from 00:00 to 23:59");
        }
    }

    String oneOf(String key, String standard, List<String> words) throws SettingsException {
        Given given = given(key);
        if (given == null) {
            return standard;
        }
        String word = given.value.strip().toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw given.refused("one of " + String.join(", ", words));
        }
        return word;
    }

    boolean flag(String key, boolean standard) throws SettingsException {
        return oneOf(key, String.valueOf(standard), List.of("true", "false")).equals("true");
    }

    /** A key, and all beneath it, that somebody else reads and judges. */
    void leaveToOthers(String key) {
        others.add(key);
    }

    private boolean isOthers(String key) {
        return others.stream().anyMatch(other -> key.equals(other) || key.startsWith(other + "."));
    }

    /** Refuses keys nobody asked for, in the file and, within known sections, in the environment. */
    void refuseUnknown() throws SettingsException {
        for (String key : inFile.keySet()) {
            if (!known.contains(key) && !isOthers(key)) {
                throw new SettingsException(
                        SafeText.line(key) + " in " + file + " is not a setting; known are "
                                + String.join(", ", known) + ", [[category]] and [[exclude]]");
            }
        }
        Set<String> variables = new LinkedHashSet<>();
        Set<String> sections = new LinkedHashSet<>();
        for (String key : known) {
            variables.add(variable(key));
            sections.add(variable(key.substring(0, key.indexOf('.') + 1)));
        }
        for (String name : environment.keySet()) {
            if (!variables.contains(name) && sections.stream().anyMatch(name::startsWith)) {
                throw new SettingsException(name + " in the environment is not a setting; known are "
                        + String.join(", ", variables));
            }
        }
    }

    private @Nullable Given given(String key) {
        known.add(key);
        String fromEnvironment = environment.get(variable(key));
        if (fromEnvironment != null) {
            return new Given(fromEnvironment, variable(key), "the environment");
        }
        String fromFile = inFile.get(key);
        return fromFile == null ? null : new Given(fromFile, key, file.toString());
    }

    private static String variable(String key) {
        return "DAYBOOK_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
