package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the person's systemd stands to a unit now. Source: org.freedesktop.systemd1(5).
 *
 * @param load {@code loaded}, {@code not-found} and others; empty when it does not tell
 * @param file where it has the unit from; empty when it does not tell, or has none
 */
public record UnitStanding(String load, String file) {

    private static final String LOADED = "loaded";

    /**
     * Asks.
     *
     * @throws IOException when systemd cannot be asked; the message says why
     */
    public static UnitStanding ask(String unit, SystemCommands systemd) throws IOException {
        SystemCommands.Answer answer = systemd.run(List.of("systemctl", "--user", "show",
                "--property=LoadState,FragmentPath", unit));
        return answer.fine()
                ? new UnitStanding(value(answer, "LoadState="), value(answer, "FragmentPath="))
                : new UnitStanding("", "");
    }

    private static String value(SystemCommands.Answer answer, String key) {
        return answer.output().lines().filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip()).findFirst().orElse("");
    }

    /** Whether it can be started; true when that is not told. */
    public boolean isLoaded() {
        return load.isEmpty() || load.equals(LOADED);
    }

    /**
     * Whether this is the file that it would be started from; true when that is not told.
     *
     * @throws IOException when the files cannot be compared
     */
    public boolean isFrom(Path unit) throws IOException {
        if (load.isEmpty()) {
            return true;
        }
        return isLoaded() && !file.isEmpty() && Files.exists(Path.of(file)) && Files.isSameFile(Path.of(file), unit);
    }
}
