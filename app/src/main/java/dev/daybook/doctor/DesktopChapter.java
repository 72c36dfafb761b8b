package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the window and the tray icon need. */
final class DesktopChapter {

    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/lib"),
            Path.of("/usr/lib/" + System.getProperty("os.arch", "").replace("amd64", "x86_64") + "-linux-gnu"));

    private DesktopChapter() {}

    static Chapter of(Patient patient, Findings findings) {
        findings.ok("desktop", patient.variable("XDG_CURRENT_DESKTOP").orElse("not known here")
                + patient.variable("XDG_SESSION_TYPE").map(type -> ", on " + type).orElse(""));
        findings.ok("window",
                HeldLock.isOn(patient.directories().desktopLock()) ? "daybook-tray runs" : "does not run");
        if (System.getProperty("os.name", "").equals("Linux")) {
            library("libgtk-3.so.0", "the window", "libgtk-3-0", findings);
            library("libX11.so.6", "the window", "libx11-6", findings);
            tray(patient.directories().desktopLog(), findings);
            fonts(findings);
        }
        return findings.chapter("Desktop");
    }

    private static void library(String name, String whose, String debian, Findings findings) {
        if (LIBRARIES.stream().anyMatch(folder -> Files.exists(folder.resolve(name)))) {
            findings.ok(name, "is there");
        } else {
            findings.note(name, "is not where libraries usually lie; " + whose + " needs it",
                    "install it, on Debian as " + debian);
        }
    }

    /** Only the desktop itself sees whether there is a place for an icon; it writes down what it saw last. */
    private static void tray(Path log, Findings findings) {
        Optional<String> last = LogLines.of(log).stream().filter(line -> line.contains("tray"))
                .reduce((earlier, later) -> later);
        last.map(line -> line.substring(line.indexOf(": ") + 2)).ifPresent(said -> {
            if (said.equals("The icon is in the tray") || said.startsWith("The tray is of the kind")) {
                findings.ok("tray", findings.foreign(said));
            } else {
                findings.note("tray", findings.foreign(said),
                        "the window stays reachable by 'daybook'; a panel with a tray shows the icon");
            }
        });
    }

    private static void fonts(Findings findings) {
        boolean some = Stream.of("/usr/share/fonts", "/usr/local/share/fonts").map(Path::of)
                .anyMatch(DesktopChapter::hasFiles);
        if (some) {
            findings.ok("fonts", "are there");
        } else {
            findings.note("fonts", "none in /usr/share/fonts", "install some, on Debian fonts-dejavu-core");
        }
    }

    private static boolean hasFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 4)) {
            return all.anyMatch(Files::isRegularFile);
        } catch (IOException none) {
            return false;
        }
    }
}
