package dev.daybook.platform.autostart;

import dev.daybook.platform.StartWay;
import dev.daybook.platform.SystemCommands;
import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Windows: two values of the person's Run key, by {@code reg.exe}. Nobody starts the daemon again there but the tray, when
 * the person asks. The environment is the person's own at login, so nothing is kept of it. Never run, only tested by
 * what it asks.
 */
final class WindowsLogin {

    private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

    private WindowsLogin() {}

    static LoginSystem of(Path install, SystemCommands commands) {
        Path programs = install.resolve("bin");
        return new LoginSystem(
                List.of(new RunValue(Role.DAEMON, "Daybook recorder", quoted(programs.resolve("daybookd.exe"), ""),
                        commands),
                        new RunValue(Role.TRAY, "Daybook", quoted(programs.resolve("daybook-tray.exe"), " --hidden"),
                                commands)),
                List.of(), new StartWay.Alone(), pid -> Optional.empty());
    }

    /** No name of a file there holds a quote. */
    private static String quoted(Path program, String arguments) {
        return "\"" + program + "\"" + arguments;
    }

    /**
     * One value.
     *
     * @param name the value's
     * @param data the command line, its program quoted
     */
    record RunValue(Role role, String name, String data, SystemCommands commands) implements LoginEntry {

        @Override
        public String place() {
            return KEY + "\\" + name;
        }

        @Override
        public Standing standing() throws IOException {
            SystemCommands.Answer answer = commands.run(List.of("reg.exe", "query", KEY, "/v", name));
            if (!answer.fine()) {
                return new Standing.Absent();
            }
            Matcher value = Pattern
                    .compile("^\\s*" + Pattern.quote(name) + "\\s+REG_(?:EXPAND_)?SZ\\s+(.*?)\\s*$", Pattern.MULTILINE)
                    .matcher(answer.output());
            if (!value.find()) {
                return new Standing.Absent();
            }
            String found = value.group(1);
            return found.equalsIgnoreCase(data)
                    ? new Standing.Ours(data)
                    : new Standing.Other("starts another program, " + found);
        }

        @Override
        public void put() throws IOException {
            // A quote within an argument of a Windows program is told by a backslash.
            change("add", "/v", name, "/t", "REG_SZ", "/d", data.replace("\"", "\\\""), "/f");
        }

        @Override
        public void remove() throws IOException {
            if (!(standing() instanceof Standing.Absent)) {
                change("delete", "/v", name, "/f");
            }
        }

        private void change(String verb, String... rest) throws IOException {
            List<String> command = new ArrayList<>(List.of("reg.exe", verb, KEY));
            command.addAll(List.of(rest));
            SystemCommands.Answer answer = commands.run(command);
            if (!answer.fine()) {
                throw new IOException("cannot " + verb + " " + place() + ": " + answer.lastLine());
            }
        }
    }
}
