package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import dev.daybook.platform.Installation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What runs here, on what. */
final class ProgramChapter {

    private ProgramChapter() {}

    static Chapter of(Patient patient, Findings findings) {
        patient.install().ifPresentOrElse(install -> installed(patient, install, findings),
                () -> findings.note("daybook", patient.version() + ", not part of an installation",
                        "run bin/daybook of an installed folder to start the daemon or the window"));
        findings.ok("Java", System.getProperty("java.runtime.version", "?") + ", "
                + System.getProperty("java.vendor", "?"));
        findings.ok("system", SmallFile.value("/etc/os-release", "PRETTY_NAME=").map(name -> name.replace("\"", ""))
                .orElse(System.getProperty("os.name", "?")) + ", kernel " + System.getProperty("os.version", "?") + ", "
                + System.getProperty("os.arch", "?"));
        locale(findings);
        return findings.chapter("Program");
    }

    private static void installed(Patient patient, Path folder, Findings findings) {
        Installation install = new Installation(folder);
        if (Files.isExecutable(install.daemon()) && Files.isExecutable(install.desktop())) {
            findings.ok("daybook", patient.version() + ", in " + folder);
        } else {
            findings.problem("daybook", patient.version() + ", and its installation in " + folder + " is not whole",
                    "install Daybook again");
        }
    }

    /** Java cannot even name a file with letters that the locale does not have. */
    private static void locale(Findings findings) {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);
        String said = Locale.getDefault().toLanguageTag() + ", names of files in " + names;
        if (names.equals(StandardCharsets.UTF_8)) {
            findings.ok("locale", said);
        } else {
            findings.note("locale", said,
                    "set LC_ALL=C.UTF-8 or another locale in UTF-8 where names hold other letters");
        }
    }
}
