package dev.daybook.ui.health;

import dev.daybook.settings.Settings;
import java.util.List;

/**
 * A key of the settings file.
 *
 * @param value as the file has it, or the standard where it says nothing
 */
record SettingRow(String key, String value, String meaning) {

    static List<SettingRow> of(Settings settings) {
        return List.of(
                new SettingRow("recorder.sample_seconds", seconds(settings.sample().toSeconds()),
                        "between two looks at the window system"),
                new SettingRow("recorder.flush_seconds", seconds(settings.flush().toSeconds()),
                        "at most so much is lost by a crash"),
                new SettingRow("recorder.idle_after_seconds", seconds(settings.idleAfter().toSeconds()),
                        "without input, then you are idle"),
                new SettingRow("session.idle_timeout_seconds", seconds(settings.idleTimeout().toSeconds()),
                        "idle, then a session ends at its last activity"),
                new SettingRow("session.max_length_minutes", settings.maxLength().toMinutes() + " min",
                        "the longest a session may be"),
                new SettingRow("session.day_start", settings.dayStart().toString(), "when a new day begins"),
                new SettingRow("orphan.timeout_seconds", seconds(settings.orphanTimeout().toSeconds()),
                        "without a worker, then an operation is failed"),
                new SettingRow("orphan.check_interval_seconds", seconds(settings.orphanCheckInterval().toSeconds()),
                        "between two looks at all operations"),
                new SettingRow("log.level", settings.logLevel(), "the least severe level that is logged"),
                new SettingRow("categories.built_in", String.valueOf(settings.builtInCategories()),
                        "whether built-in rules stand behind your own"),
                new SettingRow("exclusions.private_windows", settings.privateWindows(),
                        "what becomes of private windows of browsers"),
                new SettingRow("exclusions.built_in", String.valueOf(settings.builtInExclusions()),
                        "whether password managers and lock screens are left out"));
    }

    private static String seconds(long seconds) {
        return seconds + " s";
    }
}
