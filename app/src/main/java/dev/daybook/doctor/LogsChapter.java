package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What failed of late, by the logs. */
final class LogsChapter {

    private static final Pattern ERROR = Pattern.compile("\\S+Z ERROR \\[.*");

    private LogsChapter() {}

    static Chapter of(Patient patient, Findings findings) {
        look("daybookd", patient.directories().logFile(), findings);
        look("daybook-tray", patient.directories().desktopLog(), findings);
        return findings.chapter("Logs");
    }

    private static void look(String what, Path log, Findings findings) {
        List<String> lines = LogLines.of(log);
        List<String> errors = lines.stream().filter(line -> ERROR.matcher(line).matches()).toList();
        if (errors.isEmpty()) {
            findings.ok(what, lines.isEmpty() ? "nothing logged" : "no errors");
        } else {
            findings.note(what, errors.size() + (errors.size() == 1 ? " error, the last " : " errors, the last ")
                    + findings.foreign(errors.getLast()), "see " + log);
        }
    }
}
