package dev.daybook.platform.autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * By which Java an installation runs now, for a login that knows less of the machine than a person's shell: what only
 * {@code PATH} or {@code JAVA_HOME} leads to here is not found there.
 *
 * @param home the folder of the Java that runs now
 * @param ofSystem the folder in which a launcher finds one by itself
 */
record OwnJava(Path home, Path ofSystem) {

    static final String VARIABLE = "DAYBOOK_JAVA_HOME";

    private static final String USUAL = "JAVA_HOME";

    /** That of this process. */
    static OwnJava ofThisProcess() {
        return new OwnJava(Path.of(System.getProperty("java.home")), Path.of("/usr/lib/jvm"));
    }

    /**
     * The environment, with the Java in it where a launcher would not find it at login. What a person says there stays.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     */
    Map<String, String> keptIn(Map<String, String> environment, Path install) {
        if (!environment.getOrDefault(VARIABLE, "").isEmpty() || isBelow(install) || isBelow(ofSystem)) {
            return environment;
        }
        Map<String, String> more = new TreeMap<>(environment);
        more.put(VARIABLE, name(environment.getOrDefault(USUAL, "")));
        return more;
    }

    /** A person's own name for it may be a link that outlives an update of it. */
    private String name(String usual) {
        return usual.startsWith("/") && real(Path.of(usual)).equals(real(home)) ? usual : home.toString();
    }

    private boolean isBelow(Path folder) {
        return real(home).startsWith(real(folder));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException none) {
            return path.toAbsolutePath().normalize();
        }
    }
}
