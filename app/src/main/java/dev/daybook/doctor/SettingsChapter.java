package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import dev.daybook.settings.Settings;
import dev.daybook.settings.SettingsException;
import dev.daybook.settings.SettingsText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the settings can be used, and which were changed: names of keys alone, for rules tell of what is private. */
final class SettingsChapter {

    private SettingsChapter() {}

    static Chapter of(Patient patient, Findings findings) {
        Path file = patient.directories().configFile();
        try {
            Optional<String> text = SettingsText.read(file);
            Settings settings = Settings.of(file, text, patient.environment());
            List<String> changed = settings.deviating();
            findings.ok("file", file + (text.isPresent() ? "" : ", which is not there: all is as it comes"));
            findings.ok("changed", changed.isEmpty() ? "nothing" : String.join(", ", changed));
            text.ifPresent(all -> findings.ok("rules", rules(all, "category") + " for categories, "
                    + rules(all, "exclude") + " for exclusions"));
        } catch (SettingsException e) {
            findings.problem("file", findings.foreign(String.valueOf(e.getMessage())),
                    "put it right: no daemon starts with it");
        }
        return findings.chapter("Settings");
    }

    private static long rules(String text, String table) {
        return text.lines().filter(line -> line.replace(" ", "").startsWith("[[" + table + "]]")).count();
    }
}
