package dev.daybook.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this process was started with, as {@link ByteText}: Java decodes it by the locale, which loses what is not text in
 * that. Where there is no /proc it is what Java made of it. Thread safe.
 */
public final class OwnProcess {

    private static final Path SELF = Path.of("/proc/self");

    private OwnProcess() {}

    /**
     * The bytes of this process's last arguments. Whatever launchers and options of the JVM come before them, and whatever
     * became of those, these stand last.
     *
     * @param told these arguments as Java tells them
     */
    public static List<String> lastArguments(List<String> told) {
        List<String> all = entries("cmdline");
        List<String> last = all.subList(Math.max(0, all.size() - told.size()), all.size());
        boolean same = last.size() == told.size();
        for (int i = 0; same && i < told.size(); i++) {
            same = isSame(last.get(i), told.get(i));
        }
        return same ? List.copyOf(last) : told.stream().map(ByteText::of).toList();
    }

    /** What is ASCII is the same in every locale; of the rest nothing can be said. */
    private static boolean isSame(String bytes, String told) {
        return bytes.chars().anyMatch(one -> one > 127) || bytes.equals(told);
    }

    /** All of its environment. */
    public static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String entry : entries("environ")) {
            int sign = entry.indexOf('=');
            if (sign > 0) {
                environment.putIfAbsent(entry.substring(0, sign), entry.substring(sign + 1));
            }
        }
        if (environment.isEmpty()) {
            System.getenv().forEach((name, value) -> environment.put(ByteText.of(name), ByteText.of(value)));
        }
        return environment;
    }

    /** The folder that it was started in. */
    public static Path folder() {
        try {
            return Files.readSymbolicLink(SELF.resolve("cwd"));
        } catch (IOException | UnsupportedOperationException noProc) {
            return Path.of("").toAbsolutePath();
        }
    }

    private static List<String> entries(String file) {
        try {
            String all = new String(Files.readAllBytes(SELF.resolve(file)), StandardCharsets.ISO_8859_1);
            String[] entries = all.split("\0", -1);
            // Each one is closed by a NUL, the last one too.
            return Arrays.asList(entries).subList(0, entries.length - 1);
        } catch (IOException noProc) {
            return List.of();
        }
    }
}
