package dev.daybook.platform.process;

import java.util.Locale;

/** Whether this system is one that the package knows. */
public final class Linux {

    private Linux() {}

    /** Whether commands can be run here: 64-bit Linux, whose numbers and structures the package uses. */
    public static boolean isHere() {
        return property("os.name").startsWith("linux")
                && (property("os.arch").equals("amd64") || property("os.arch").equals("aarch64"));
    }

    /** Throws where commands cannot be run, naming the system. */
    static void require() throws SpawnFailure {
        if (!isHere()) {
            throw new SpawnFailure(SpawnFailure.Kind.UNSUPPORTED, "commands run on 64-bit Linux only so far; this is "
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }
}
