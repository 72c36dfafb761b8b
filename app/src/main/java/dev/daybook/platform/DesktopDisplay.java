package dev.daybook.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the person's desktop is to be seen. Who runs on it writes it down for a daemon that was started before it, or
 * from elsewhere; a display that is gone by now does no harm there.
 *
 * @param display as DISPLAY names it
 * @param authority the file of its secrets, as XAUTHORITY names it; empty for the usual one
 */
public record DesktopDisplay(String display, Optional<String> authority) {

    private static final String DISPLAY = "DISPLAY";
    private static final String AUTHORITY = "XAUTHORITY";
    private static final long LARGEST = 16_384;

    /** The one that a process with this environment is on; empty when it names none, or none that a line can hold. */
    public static Optional<DesktopDisplay> of(Map<String, String> environment) {
        return told(environment, DISPLAY).map(display -> new DesktopDisplay(display, told(environment, AUTHORITY)));
    }

    private static Optional<String> told(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank() && value.chars().noneMatch(Character::isISOControl));
    }

    /** Whether it is on this machine, and not one that a connection from elsewhere brings along and takes away again. */
    public boolean isHere() {
        return display.startsWith(":") || display.startsWith("unix:");
    }

    /** The same environment as it would be on this display. */
    public Map<String, String> in(Map<String, String> environment) {
        Map<String, String> there = new HashMap<>(environment);
        there.put(DISPLAY, display);
        there.remove(AUTHORITY);
        authority.ifPresent(file -> there.put(AUTHORITY, file));
        return there;
    }

    /**
     * Writes it down.
     *
     * @param file in a folder that exists and is the person's alone
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        String text = DISPLAY + "=" + display + "\n" + authority.map(path -> AUTHORITY + "=" + path + "\n").orElse("");
        DurableFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What was written down last; empty when nothing was, or nothing that can be read.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public static Optional<DesktopDisplay> read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            Map<String, String> values = new HashMap<>();
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return of(values);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
