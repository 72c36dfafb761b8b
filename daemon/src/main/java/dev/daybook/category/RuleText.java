package dev.daybook.category;

import dev.daybook.matching.Conditions;
import dev.daybook.matching.TextPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rules as {@code rules.txt} writes them, whose head says how. */
final class RuleText {

    private static final Pattern CONDITION = Pattern.compile(" {2,}(app|title|url)=(\\S+(?: \\S+)*)");
    private static final Pattern LINE = Pattern.compile("(\\S+(?: \\S+)*)((?:" + CONDITION.pattern() + ")+) *");
    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> named = new HashMap<>();

    private RuleText() {}

    static List<Rule> builtIn() {
        try (InputStream file = RuleText.class.getResourceAsStream("rules.txt")) {
            if (file == null) {
                throw new IllegalStateException("rules.txt is missing from this build");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("rules.txt cannot be read", e);
        }
    }

    /**
     * Reads rules in their order.
     *
     * @throws IllegalArgumentException when a line is none, with the line
     */
    static List<Rule> read(String text) {
        RuleText reader = new RuleText();
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            if (line.startsWith("{")) {
                reader.name(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                rules.add(reader.rule(line));
            }
        }
        return rules;
    }

    private void name(String line) {
        String[] parts = line.split("} = ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a name for a pattern: " + line);
        }
        named.put(parts[0].substring(1), parts[1].strip());
    }

    private Rule rule(String line) {
        Matcher whole = LINE.matcher(line);
        if (!whole.matches()) {
            throw new IllegalArgumentException("not a rule: " + line);
        }
        String conditions = whole.group(2);
        return new Rule(whole.group(1), new Conditions(pattern("app", conditions), pattern("title", conditions),
                pattern("url", conditions)), Rule.BUILT_IN);
    }

    private @Nullable TextPattern pattern(String field, String conditions) {
        Matcher condition = CONDITION.matcher(conditions);
        while (condition.find()) {
            if (condition.group(1).equals(field)) {
                return TextPattern.known(expanded(condition.group(2)));
            }
        }
        return null;
    }

    private String expanded(String pattern) {
        return NAMED.matcher(pattern).replaceAll(name -> {
            String meant = named.get(name.group(1));
            if (meant == null) {
                throw new IllegalArgumentException("nothing is named {" + name.group(1) + "} in " + pattern);
            }
            return Matcher.quoteReplacement(meant);
        });
    }
}
