package dev.daybook.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a person may set, from {@code config.toml} and the environment, which wins. Every value is validated; immutable.
 *
 * @param sample between two looks at the window system
 * @param flush at most this much recording is lost by a crash
 * @param idleAfter without input for this long the person is idle
 * @param idleTimeout a desk session ends at the last activity once nothing followed for this long
 * @param maxLength a desk session ends at this length
 * @param dayStart the local time at which a new day begins
 * @param orphanTimeout an operation that no live worker claims for so much time awake is failed
 * @param orphanCheckInterval between two looks at all running operations
 * @param logLevel the least severe level that is logged
 * @param builtInCategories whether the rules that come with Daybook stand behind a person's own
 * @param privateWindows what becomes of private windows of browsers: {@code redact}, {@code drop} or {@code record}
 * @param builtInExclusions whether password managers and lock screens are kept out of the record
 * @param retention how long what is recorded is kept
 * @param backup what the daemon backs up by itself
 */
public record Settings(
        Duration sample,
        Duration flush,
        Duration idleAfter,
        Duration idleTimeout,
        Duration maxLength,
        LocalTime dayStart,
        Duration orphanTimeout,
        Duration orphanCheckInterval,
        String logLevel,
        boolean builtInCategories,
        String privateWindows,
        boolean builtInExclusions,
        Retention retention,
        BackupSettings backup) {

    /** Tables of rules, which the daemon reads by itself. */
    private static final List<String> RULES = List.of("category", "exclude");

    /** What counts from the next start on when it is changed. */
    private static final Map<String, Function<Settings, Object>> FIXED = fixed();

    private static final Settings STANDARD = standard();

    /**
     * Reads and validates the settings.
     *
     * @param file may be absent: every key has a default
     * @throws SettingsException when the file cannot be read or any key in it, or any variable, is unknown or out of range
     */
    public static Settings load(Path file, Map<String, String> environment) throws SettingsException {
        return of(file, SettingsText.read(file), environment);
    }

    /**
     * Validates settings that have been read.
     *
     * @param text what the file holds; empty for a file that is absent
     * @throws SettingsException as {@link #load} does
     */
    public static Settings of(Path file, Optional<String> text, Map<String, String> environment)
            throws SettingsException {
        SettingsReader reader = SettingsReader.of(file, text, environment);
        RULES.forEach(reader::leaveToOthers);
        Settings settings = new Settings(
                Duration.ofSeconds(reader.number("recorder.sample_seconds", 1, 1, 5)),
                Duration.ofSeconds(reader.number("recorder.flush_seconds", 10, 1, 60)),
                Duration.ofSeconds(reader.number("recorder.idle_after_seconds", 180, 5, 3_600)),
                Duration.ofSeconds(reader.number("session.idle_timeout_seconds", 300, 5, 14_400)),
                Duration.ofMinutes(reader.number("session.max_length_minutes", 120, 1, 1_440)),
                reader.time("session.day_start", LocalTime.of(4, 0)),
                Duration.ofSeconds(reader.number("orphan.timeout_seconds", 60, 1, 86_400)),
                Duration.ofSeconds(reader.number("orphan.check_interval_seconds", 15, 1, 3_600)),
                reader.oneOf("log.level", "info", List.of("error", "warn", "info", "debug")),
                reader.flag("categories.built_in", true),
                reader.oneOf("exclusions.private_windows", "redact", List.of("redact", "drop", "record")),
                reader.flag("exclusions.built_in", true),
                Retention.read(reader),
                BackupSettings.read(reader));
        reader.refuseUnknown();
        return settings;
    }

    /** The keys whose values differ in {@code later} and count only from the next start of the daemon on. */
    public List<String> needingRestart(Settings later) {
        return FIXED.entrySet().stream()
                .filter(key -> !key.getValue().apply(this).equals(key.getValue().apply(later)))
                .map(Map.Entry::getKey).toList();
    }

    /** The keys whose values are not the ones that Daybook comes with. */
    public List<String> deviating() {
        Map<String, Function<Settings, Object>> all = new LinkedHashMap<>(FIXED);
        all.put("categories.built_in", Settings::builtInCategories);
        all.put("exclusions.private_windows", Settings::privateWindows);
        all.put("exclusions.built_in", Settings::builtInExclusions);
        return all.entrySet().stream()
                .filter(key -> !key.getValue().apply(this).equals(key.getValue().apply(STANDARD)))
                .map(Map.Entry::getKey).toList();
    }

    private static Settings standard() {
        try {
            return of(Path.of("config.toml"), Optional.empty(), Map.of());
        } catch (SettingsException e) {
            throw new IllegalStateException("a default is refused", e);
        }
    }

    private static Map<String, Function<Settings, Object>> fixed() {
        Map<String, Function<Settings, Object>> keys = new LinkedHashMap<>();
        keys.put("recorder.sample_seconds", Settings::sample);
        keys.put("recorder.flush_seconds", Settings::flush);
        keys.put("recorder.idle_after_seconds", Settings::idleAfter);
        keys.put("session.idle_timeout_seconds", Settings::idleTimeout);
        keys.put("session.max_length_minutes", Settings::maxLength);
        keys.put("session.day_start", Settings::dayStart);
        keys.put("orphan.timeout_seconds", Settings::orphanTimeout);
        keys.put("orphan.check_interval_seconds", Settings::orphanCheckInterval);
        keys.put("log.level", Settings::logLevel);
        keys.put("retention.activity_days", settings -> settings.retention.activityDays());
        keys.put("retention.blocks_days", settings -> settings.retention.blocksDays());
        keys.put("retention.sessions_days", settings -> settings.retention.sessionsDays());
        keys.put("retention.operations_days", settings -> settings.retention.operationsDays());
        keys.put("retention.logs_days", settings -> settings.retention.logsDays());
        keys.put("backup.daily", settings -> settings.backup.daily());
        keys.put("backup.keep_daily", settings -> settings.backup.keepDaily());
        keys.put("backup.keep_weekly", settings -> settings.backup.keepWeekly());
        return keys;
    }
}
