package dev.daybook.exclusion;

import dev.daybook.matching.Conditions;
import dev.daybook.matching.TextPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code exclusions.txt} says; its head tells how, and what it cannot tell. */
final class BuiltIn {

    private static final Map<String, String> NAMED = read();

    /** The empty tab of a private window, whose window is private from then on. */
    static final Conditions EMPTY_TAB = new Conditions(named("browser"), named("tab"), null);

    private static final Conditions TITLE = new Conditions(named("browser"), named("title"), null);
    private static final Conditions ALWAYS = new Conditions(named("always"), null, null);
    private static final Conditions PASSWORDS = new Conditions(named("password-manager"), null, null);
    private static final Conditions LOCKS = new Conditions(named("lock-screen"), null, null);

    private BuiltIn() {}

    static List<Exclusion> privateWindows(Treatment treatment) {
        return List.of(new Exclusion(ALWAYS, treatment, Exclusion.PRIVATE),
                new Exclusion(TITLE, treatment, Exclusion.PRIVATE),
                new Exclusion(EMPTY_TAB, treatment, Exclusion.PRIVATE));
    }

    static List<Exclusion> programs() {
        return List.of(new Exclusion(PASSWORDS, Treatment.DROP, Exclusion.PASSWORDS),
                new Exclusion(LOCKS, Treatment.DROP, Exclusion.LOCKS));
    }

    private static TextPattern named(String name) {
        String pattern = NAMED.get(name);
        if (pattern == null) {
            throw new IllegalStateException("exclusions.txt says nothing of " + name);
        }
        return TextPattern.known(pattern);
    }

    private static Map<String, String> read() {
        try (InputStream file = BuiltIn.class.getResourceAsStream("exclusions.txt")) {
            if (file == null) {
                throw new IllegalStateException("exclusions.txt is missing from this build");
            }
            Map<String, String> named = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" {2}", 2))
                    .forEach(parts -> named.merge(parts[0], parts[1].strip(), (one, other) -> one + "|" + other));
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException("exclusions.txt cannot be read", e);
        }
    }
}
