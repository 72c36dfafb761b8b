package dev.daybook.doctor;

import dev.daybook.platform.Directories;
import dev.daybook.platform.autostart.Autostart;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What is examined.
 *
 * @param version of the program that examines
 * @param clock now, in the person's time zone
 * @param install the folder that holds {@code bin/} and {@code lib/}; empty when run from elsewhere
 * @param environment of this process
 * @param home the person's home folder, which the report shortens
 */
public record Patient(String version, Clock clock, Directories directories, Optional<Path> install,
        Map<String, String> environment, Path home) {

    /** What starts at login; empty when run from elsewhere. */
    Optional<Autostart> autostart() {
        return install.map(folder -> Autostart.of(folder, environment, home));
    }

    /** A variable's value; empty when it is not set, or to nothing. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
