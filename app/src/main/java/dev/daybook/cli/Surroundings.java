package dev.daybook.cli;

import dev.daybook.cli.view.Pages;
import dev.daybook.platform.Directories;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a verb has around it.
 *
 * @param input the standard input
 * @param clock now, in the person's time zone
 * @param install the folder that holds {@code bin/} and {@code lib/}; empty when run from elsewhere
 * @param environment of this process
 */
record Surroundings(Terminal terminal, InputStream input, Clock clock, Directories directories, Optional<Path> install,
        Map<String, String> environment) {

    static Surroundings ofThisProcess() {
        Terminal terminal = new Terminal(new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), Terminal.showsColour());
        return new Surroundings(terminal, System.in, Clock.system(ZoneId.systemDefault()), Directories.ofThisProcess(),
                Optional.ofNullable(System.getProperty("daybook.install")).map(Path::of), System.getenv());
    }

    Pages pages() {
        return new Pages(clock, terminal.colour());
    }
}
