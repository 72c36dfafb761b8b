package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the desktop starts by itself when the person logs in, hidden in the tray. Each question is answered from the
 * system's own files, so what another program changed there is seen. Thread safe; each call reads or writes a small
 * file.
 */
public sealed interface Autostart permits XdgAutostart, Autostart.Unsupported {

    /**
     * That of this system: XDG autostart on Linux. Other systems keep it elsewhere, which is not built yet.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     * @param environment the process environment; a {@code DAYBOOK_HOME} in it is kept for the start at login
     * @param home the person's home folder
     */
    static Autostart of(Path install, Map<String, String> environment, Path home) {
        String system = System.getProperty("os.name", "");
        return system.equals("Linux")
                ? XdgAutostart.of(install, environment, home)
                : new Unsupported("starting at login is not built for " + system + " yet");
    }

    /**
     * Whether it does.
     *
     * @throws IOException when it cannot be told; the message says what and where
     */
    boolean enabled() throws IOException;

    /**
     * It does from the next login on.
     *
     * @throws IOException when it cannot be written, or is unsupported; the message says what and where
     */
    void enable() throws IOException;

    /**
     * It no longer does. Fine when it did not.
     *
     * @throws IOException when it cannot be changed; the message says what and where
     */
    void disable() throws IOException;

    /** Why it cannot be had here, one line; empty when it can. */
    default Optional<String> hindrance() {
        return Optional.empty();
    }

    /**
     * A system on which nobody knows how.
     *
     * @param reason one line
     */
    record Unsupported(String reason) implements Autostart {

        @Override
        public boolean enabled() {
            return false;
        }

        @Override
        public void enable() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void disable() {}

        @Override
        public Optional<String> hindrance() {
            return Optional.of(reason);
        }
    }
}
