package dev.daybook.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A desktop entry in the person's autostart folder
 * (https://specifications.freedesktop.org/autostart-spec/latest/). A desktop may switch it off in place by a key of its
 * own; that counts as off.
 *
 * @param file the entry
 * @param exec the value of its {@code Exec} key, escaped
 */
record XdgAutostart(Path file, String exec) implements Autostart {

    private static final List<String> OFF = List.of("Hidden=true", "X-GNOME-Autostart-enabled=false");

    static XdgAutostart of(Path install, Map<String, String> environment, Path home) {
        String told = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path config = told.startsWith("/") ? Path.of(told) : home.resolve(".config");
        return new XdgAutostart(config.resolve("autostart/daybook.desktop"), exec(install, environment));
    }

    private static String exec(Path install, Map<String, String> environment) {
        String program = word(install.resolve("bin/daybook-tray").toString()) + " --hidden";
        String all = environment.getOrDefault("DAYBOOK_HOME", "");
        return all.isBlank() ? program : "env " + word("DAYBOOK_HOME=" + Path.of(all).toAbsolutePath()) + " " + program;
    }

    /** One argument, quoted as {@code Exec} wants it, and once more as every value of such a file is. */
    private static String word(String text) {
        String quoted = text.replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%");
        return "\"" + quoted.replace("\\", "\\\\") + "\"";
    }

    /** An entry that starts another installation, or one that is gone, is not ours: enabling puts it right. */
    @Override
    public boolean enabled() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("\\s*=\\s*", "=").strip())
                    .toList();
            return lines.contains("Exec=" + exec) && lines.stream().noneMatch(OFF::contains);
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e, e);
        }
    }

    @Override
    public void enable() throws IOException {
        String entry = """
                [Desktop Entry]
                Type=Application
                Name=Daybook
                Comment=An honest record of your workday
                Exec=%s
                Terminal=false
                StartupNotify=false
                X-GNOME-Autostart-enabled=true
                """.formatted(exec);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "an entry lies in a folder"));
            DurableFiles.replace(file, entry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e, e);
        }
    }

    @Override
    public void disable() throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IOException("cannot delete " + file + ": " + e, e);
        }
    }
}
