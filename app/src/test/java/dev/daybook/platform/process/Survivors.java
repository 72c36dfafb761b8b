package dev.daybook.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a test left running, read from /proc by the test itself. Its processes carry its own token, in their environment
 * or, where that is cleared, in an argument.
 */
public final class Survivors {

    private final String token = "op_" + UUID.randomUUID().toString().replace("-", "");

    /** Unique; fit for an operation's id. */
    public String token() {
        return token;
    }

    /** Living processes that carry the token, except those that test it. */
    public List<Long> alive() {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(folder -> Character.isDigit(folder.getFileName().toString().charAt(0)))
                    .filter(folder -> carriesToken(folder, "environ") || carriesToken(folder, "cmdline"))
                    .filter(folder -> !isDead(folder)).map(folder -> Long.parseLong(folder.getFileName().toString()))
                    .filter(pid -> pid != ProcessHandle.current().pid()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends them, so that a test that failed leaves nothing. */
    public void kill() {
        for (List<Long> left = alive(); !left.isEmpty(); left = alive()) {
            left.forEach(pid -> ProcessIdentity.of(pid).ifPresent(who -> Signals.send(who, Signals.KILL)));
        }
    }

    private boolean carriesToken(Path folder, String file) {
        return read(folder.resolve(file)).contains(token);
    }

    private static boolean isDead(Path folder) {
        String stat = read(folder.resolve("stat"));
        return stat.isEmpty() || stat.contains(") Z ") || stat.contains(") X ");
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
