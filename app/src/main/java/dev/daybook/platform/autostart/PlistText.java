package dev.daybook.platform.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The property list of a LaunchAgent. Source: launchd.plist(5), plist(5). */
final class PlistText {

    private static final Pattern ARGUMENTS = Pattern
            .compile("<key>ProgramArguments</key>\\s*<array>(.*?)</array>", Pattern.DOTALL);
    private static final Pattern VARIABLES = Pattern
            .compile("<key>EnvironmentVariables</key>\\s*<dict>(.*?)</dict>", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("<string>(.*?)</string>", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("<key>(.*?)</key>\\s*<string>(.*?)</string>", Pattern.DOTALL);

    private PlistText() {}

    /**
     * The whole list. It is never ended with its children: workers of plans outlive the daemon on purpose.
     *
     * @param again whether it is started again unless it ends with 0
     */
    static String of(String label, Launch launch, boolean again) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s  </array>
                  <key>EnvironmentVariables</key>
                  <dict>
                %s  </dict>
                  <key>RunAtLoad</key>
                  <true/>
                %s  <key>AbandonProcessGroup</key>
                  <true/>
                  <key>ExitTimeOut</key>
                  <integer>60</integer>
                </dict>
                </plist>
                """.formatted(text(label), arguments(launch), variables(launch), again ? AGAIN : "");
    }

    private static final String AGAIN = """
              <key>KeepAlive</key>
              <dict>
                <key>SuccessfulExit</key>
                <false/>
              </dict>
            """;

    private static String arguments(Launch launch) {
        return launch.command().stream().map(word -> "    <string>" + text(word) + "</string>\n")
                .collect(Collectors.joining());
    }

    private static String variables(Launch launch) {
        return launch.variables().entrySet().stream().map(variable -> "    <key>" + text(variable.getKey())
                + "</key>\n    <string>" + text(variable.getValue()) + "</string>\n").collect(Collectors.joining());
    }

    /** What it starts; empty when that cannot be read. */
    static Optional<Launch> read(String plist) {
        List<String> words = new ArrayList<>();
        Matcher arguments = ARGUMENTS.matcher(plist);
        if (arguments.find()) {
            STRING.matcher(arguments.group(1)).results().forEach(word -> words.add(plain(word.group(1))));
        }
        SortedMap<String, String> variables = new TreeMap<>();
        Matcher environment = VARIABLES.matcher(plist);
        if (environment.find()) {
            PAIR.matcher(environment.group(1)).results()
                    .forEach(pair -> variables.put(plain(pair.group(1)), plain(pair.group(2))));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Launch(variables, words));
    }

    private static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
