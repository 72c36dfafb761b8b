package dev.daybook.planfile;

import dev.daybook.settings.SafeText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * The keys of a table, each with its line. It remembers which were asked for, so that a misspelt one is not passed over
 * in silence. Whoever asks goes on after a problem: what is made of a file with problems is thrown away.
 */
final class Keys {

    private static final int LONGEST_SHOWN = 60;

    private final TomlTable table;
    private final String path;
    private final @Nullable Integer line;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param path before its keys: {@code phase[2].}; empty for the file itself
     * @param line where the table begins; null for the file itself
     */
    Keys(TomlTable table, String path, @Nullable Integer line, Problems problems) {
        this.table = table;
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    boolean has(String key) {
        return table.contains(List.of(key));
    }

    /** Of a key that is there. */
    int line(String key) {
        return line(table, key);
    }

    /** Whatever is there. */
    Optional<Object> value(String key) {
        known.add(key);
        return Optional.ofNullable(table.get(List.of(key)));
    }

    /** Empty when it is not there or does not fit. */
    <T> Optional<T> given(String key, Form<T> form) {
        return value(key).flatMap(value -> {
            Optional<T> meaning = form.meaning().apply(value);
            if (meaning.isEmpty()) {
                refuse(key, "is " + shown(value) + "; it must be " + form.must());
            }
            return meaning;
        });
    }

    /** As {@link #given}, and a problem when it is not there. */
    <T> Optional<T> required(String key, Form<T> form) {
        if (!has(key)) {
            miss(key, form.must());
        }
        return given(key, form);
    }

    void miss(String key, String must) {
        int end = table.keySet().stream().mapToInt(this::line).max().orElse(line == null ? 0 : line);
        problems.missing(line, end, path + key, must);
    }

    /** @param what is the matter with a key that is there, and what to do */
    void refuse(String key, String what) {
        problems.wrong(line(key), path + SafeText.line(key, LONGEST_SHOWN), what);
    }

    /** @param what is the matter with an item of an array, and what to do */
    void refuse(String key, TomlArray array, int index, String what) {
        problems.wrong(line(key, array, index), path + item(key, index), what);
    }

    /** Refuses keys of another kind of table, but for those that were asked for. */
    void refuseMisplaced(List<String> others, String what) {
        others.stream().filter(key -> has(key) && !known.contains(key)).forEach(key -> refuse(key, what));
    }

    void refuseUnknown() {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                refuse(key, "is not known; known are " + String.join(", ", known));
            }
        }
    }

    /** A table in this one. */
    Keys inner(String key, TomlTable inner) {
        return new Keys(inner, path + key + ".", line(key), problems);
    }

    /** A table in an array. */
    Keys inner(String key, TomlArray array, int index) {
        return new Keys(array.getTable(index), path + item(key, index) + ".", line(key, array, index), problems);
    }

    /** An array that is written in one piece tells of its items where the comma before them stands, so they do not ask it. */
    private int line(String key, TomlArray array, int index) {
        boolean headed = array.inputPositionOf(0).equals(table.inputPositionOf(List.of(key)));
        if (headed) {
            return array.inputPositionOf(index).line();
        }
        return array.get(index) instanceof TomlTable inline && !inline.isEmpty()
                ? line(inline, inline.keySet().iterator().next())
                : line(key);
    }

    private static int line(TomlTable table, String key) {
        return Objects.requireNonNull(table.inputPositionOf(List.of(key)), key).line();
    }

    /** For people the first is 1. */
    private static String item(String key, int index) {
        return key + "[" + (index + 1) + "]";
    }

    /** A value, for a message. */
    static String shown(Object value) {
        return switch (value) {
            case TomlTable _ -> "a table";
            case TomlArray _ -> "an array";
            case String text -> "\"" + SafeText.line(text, LONGEST_SHOWN) + "\"";
            default -> value.toString();
        };
    }
}
