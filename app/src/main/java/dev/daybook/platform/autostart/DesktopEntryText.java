package dev.daybook.platform.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The text of a desktop entry. An argument is quoted as its {@code Exec} key wants it, and then escaped once more as
 * every value of such a file is; {@code TryExec} has a desktop pass over what was removed. Source:
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/, "Value types" and "The Exec key".
 */
final class DesktopEntryText {

    // Keys by which a desktop switches an entry off in place.
    private static final List<String> OFF = List.of("Hidden=true", "X-GNOME-Autostart-enabled=false");

    private DesktopEntryText() {}

    /**
     * The whole entry.
     *
     * @param hiddenInMenus whether lists of programs leave it out
     */
    static String of(String name, String comment, boolean hiddenInMenus, Launch launch) {
        return """
                [Desktop Entry]
                Type=Application
                Name=%s
                Comment=%s
                Exec=%s
                TryExec=%s
                Terminal=false
                StartupNotify=false
                %sX-GNOME-Autostart-enabled=true
                """.formatted(name, comment, exec(launch), escaped(launch.program()),
                hiddenInMenus ? "NoDisplay=true\n" : "");
    }

    static String exec(Launch launch) {
        List<String> words = new ArrayList<>();
        if (!launch.variables().isEmpty()) {
            words.add("env");
            launch.variables().forEach((variable, value) -> words.add(quoted(variable + "=" + value)));
        }
        // 'env' would take a program with such a name for one more variable.
        boolean byShell = !words.isEmpty() && launch.program().contains("=");
        (byShell ? launch.byShell() : launch.command()).forEach(word -> words.add(word(word)));
        return String.join(" ", words);
    }

    private static String word(String text) {
        return text.matches("-[-a-z]+") ? text : quoted(text);
    }

    private static String quoted(String text) {
        String quoted = text.replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%");
        return "\"" + escaped(quoted) + "\"";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    }

    /** Whether a desktop starts it: none has switched it off in place. */
    static boolean isOn(String text) {
        return lines(text).noneMatch(OFF::contains);
    }

    /** What it starts; empty when that cannot be read. */
    static Optional<Launch> read(String text) {
        return lines(text).filter(line -> line.startsWith("Exec=")).findFirst()
                .map(line -> Words.of(value(line.substring("Exec=".length())), DesktopEntryText::argument))
                .map(DesktopEntryText::launch).filter(launch -> !launch.command().isEmpty());
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(line -> line.replaceFirst("\\s*=\\s*", "=").strip());
    }

    /** The value of a key, without the escapes that every value has. */
    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                value.append(switch (text.charAt(at)) {
                    case 's' -> " ";
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case '\\' -> "\\";
                    default -> "\\" + text.charAt(at);
                });
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static int argument(String text, int at, StringBuilder word) {
        word.append(text.charAt(at));
        return at + 1;
    }

    private static Launch launch(List<String> words) {
        SortedMap<String, String> variables = new TreeMap<>();
        int at = 0;
        if (!words.isEmpty() && (words.getFirst().equals("env") || words.getFirst().endsWith("/env"))) {
            for (at = 1; at < words.size() && words.get(at).contains("="); at++) {
                String[] pair = percent(words.get(at)).split("=", 2);
                variables.put(pair[0], pair[1]);
            }
        }
        return Launch.read(variables, words.subList(at, words.size()).stream().map(DesktopEntryText::percent).toList());
    }

    private static String percent(String word) {
        return word.replace("%%", "%");
    }
}
