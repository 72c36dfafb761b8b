package dev.daybook.platform.autostart;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of the daemon's unit. Source: systemd.syntax(7), systemd.service(5) "Command lines", systemd.exec(5)
 * "Environment=", systemd.unit(5) "Specifiers".
 */
final class UnitText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+=-]+");
    // systemd refuses a program with any of these in its name, escaped or not.
    private static final Pattern REFUSED = Pattern.compile("[\"'\\\\\\p{Cntrl}]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern PREFIX = Pattern.compile("^[-@:+!|]*");
    private static final String EXEC = "ExecStart=";
    private static final String ENVIRONMENT = "Environment=";

    private UnitText() {}

    /**
     * The whole unit. Left as they are when it stops, and not counted when they die: the workers of plans, which live in
     * its control group and outlive it on purpose. Not started again: what ended because it was told to, or says that
     * starting it again is of no use.
     */
    static String of(Launch launch) {
        return """
                # Written by 'daybook autostart enable'. What you add with 'systemctl --user edit daybookd' stays.
                [Unit]
                Description=Daybook, an honest record of your workday
                StartLimitIntervalSec=5min
                StartLimitBurst=20
                %s
                [Service]
                Type=exec
                %s%s%s
                SyslogIdentifier=daybookd
                Restart=on-failure
                RestartSec=2
                SuccessExitStatus=143
                RestartPreventExitStatus=2 75 78
                KillMode=process
                OOMPolicy=continue
                TimeoutStopSec=60

                [Install]
                WantedBy=default.target
                """.formatted(condition(launch), variables(launch), EXEC, exec(launch));
    }

    /**
     * Nothing is tried once the program was removed. Quotes and escapes mean nothing there, and a name that would need
     * them to be one line has no such line.
     */
    private static String condition(Launch launch) {
        return CONTROL.matcher(launch.program()).find()
                ? ""
                : "ConditionFileIsExecutable=" + launch.program().replace("%", "%%") + "\n";
    }

    private static String variables(Launch launch) {
        return launch.variables().entrySet().stream()
                .map(variable -> ENVIRONMENT + quoted(variable.getKey() + "=" + variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String exec(Launch launch) {
        boolean byShell = REFUSED.matcher(launch.program()).find();
        // The colon: no variable is put in anywhere, so that a dollar is one.
        return ":" + (byShell ? launch.byShell() : launch.command()).stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : quoted(word)).collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(switch (c) {
            case '"', '\\' -> "\\" + (char) c;
            case '%' -> "%%";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> c < ' ' || c == 0x7f ? "\\x%02x".formatted(c) : Character.toString((char) c);
        }));
        return quoted.append('"').toString();
    }

    /** What it starts; empty when that cannot be read. */
    static Optional<Launch> read(String text) {
        return values(text, EXEC).filter(value -> !value.isEmpty()).findFirst().map(UnitText::command)
                .filter(words -> !words.isEmpty())
                .map(words -> Launch.read(environment(text), words));
    }

    private static SortedMap<String, String> environment(String text) {
        SortedMap<String, String> variables = new TreeMap<>();
        values(text, ENVIRONMENT).flatMap(value -> Words.of(value, UnitText::escape).stream())
                .filter(word -> word.contains("=")).map(word -> percent(word).split("=", 2))
                .forEach(pair -> variables.put(pair[0], pair[1]));
        return variables;
    }

    private static Stream<String> values(String text, String key) {
        return text.lines().map(line -> line.replaceFirst("\\s*=\\s*", "=").strip())
                .filter(line -> line.startsWith(key)).map(line -> line.substring(key.length()));
    }

    private static List<String> command(String value) {
        List<String> words = Words.of(value, UnitText::escape);
        if (words.isEmpty()) {
            return words;
        }
        String first = words.getFirst();
        String program = PREFIX.matcher(first).replaceFirst("");
        boolean dollars = !first.substring(0, first.length() - program.length()).contains(":");
        return Stream.concat(Stream.of(program), words.stream().skip(1)
                .map(word -> dollars ? word.replace("$$", "$") : word)).map(UnitText::percent).toList();
    }

    private static String percent(String word) {
        return word.replace("%%", "%");
    }

    private static int escape(String text, int at, StringBuilder word) {
        char c = text.charAt(at);
        if (c == 'x' && at + 2 < text.length()) {
            try {
                word.append((char) Integer.parseInt(text.substring(at + 1, at + 3), 16));
                return at + 3;
            } catch (NumberFormatException none) {
                // Then it is just the letter.
            }
        }
        word.append(switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 's' -> ' ';
            default -> c;
        });
        return at + 1;
    }
}
