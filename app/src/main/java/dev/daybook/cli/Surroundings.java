package dev.daybook.cli;

import dev.daybook.cli.view.Pages;
import dev.daybook.platform.Directories;
import dev.daybook.platform.autostart.Autostart;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a verb has around it.
 *
 * @param input the standard input
 * @param clock now, in the person's time zone
 * @param install the folder that holds {@code bin/} and {@code lib/}; empty when run from elsewhere
 * @param environment of this process
 * @param autostart how an installation starts at login
 */
record Surroundings(Terminal terminal, InputStream input, Clock clock, Directories directories, Optional<Path> install,
        Map<String, String> environment, Function<Path, Autostart> autostart) {

    static Surroundings ofThisProcess() {
        Terminal terminal = new Terminal(new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), Terminal.showsColour());
        return new Surroundings(terminal, System.in, Clock.system(ZoneId.systemDefault()), Directories.ofThisProcess(),
                Optional.ofNullable(System.getProperty("daybook.install")).map(Path::of), System.getenv(),
                install -> Autostart.of(install, System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    Pages pages() {
        return new Pages(clock, terminal.colour());
    }
}
