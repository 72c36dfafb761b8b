package dev.daybook.desktop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Whether this machine can show a real desktop to a test. */
public final class RealDesktop {

    private static final List<String> PROGRAMS = List.of("Xvfb", "openbox", "xdotool", "xterm", "xprintidle", "xauth",
            "xprop", "xwininfo", "xset");

    private RealDesktop() {}

    /**
     * Skips the test where programs are missing, or fails it where DAYBOOK_REQUIRE_DESKTOP=1 says they must be there.
     *
     * @param more programs that this test needs besides
     */
    public static void require(String... more) {
        List<String> missing = Stream.concat(PROGRAMS.stream(), Stream.of(more)).filter(program -> !onPath(program))
                .toList();
        String message = "a real desktop needs " + String.join(", ", missing)
                + "; .ci/run lists the packages of a Debian and installs them";
        require(missing.isEmpty(), message);
    }

    /** The same for anything else that a test needs of its machine. */
    public static void require(boolean there, String message) {
        if ("1".equals(System.getenv("DAYBOOK_REQUIRE_DESKTOP"))) {
            Assertions.assertTrue(there, message);
        }
        Assumptions.assumeTrue(there, message);
    }

    /** Skips the test where the kernel or whoever owns the machine does not allow it, also where a desktop is required. */
    public static void assume(boolean allowed, String message) {
        Assumptions.assumeTrue(allowed, message);
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
