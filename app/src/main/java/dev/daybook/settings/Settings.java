package dev.daybook.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

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
 * @param retention how long what is recorded is kept
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
        Retention retention) {

    /**
     * Reads and validates the settings.
     *
     * @param file may be absent: every key has a default
     * @throws SettingsException when the file cannot be read or any key in it, or any variable, is unknown or out of range
     */
    public static Settings load(Path file, Map<String, String> environment) throws SettingsException {
        SettingsReader reader = SettingsReader.of(file, environment);
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
                Retention.read(reader));
        reader.refuseUnknown();
        return settings;
    }
}
