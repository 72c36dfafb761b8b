package dev.daybook.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Settings DEFAULTS = new Settings(Duration.ofSeconds(1), Duration.ofSeconds(10),
            Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofHours(2), LocalTime.of(4, 0),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15), "info", true, "redact", true, new Retention(90, 0, 0, 365, 90),
            new BackupSettings(true, 7, 4));

    private final Path file;

    SettingsTest(@TempDir Path folder) {
        this.file = folder.resolve("config.toml");
    }

    @Test
    void withoutAFileEveryKeyHasItsDefault() throws SettingsException {
        assertEquals(DEFAULTS, Settings.load(file, Map.of()));
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "[recorder]\n[session]\n[log]\n"})
    void aFileThatSetsNothingLeavesTheDefaults(String text) throws Exception {
        assertEquals(DEFAULTS, fromFile(text));
    }

    @Test
    void theFileSetsEachKey() throws Exception {
        assertEquals(new Settings(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(4),
                Duration.ofMinutes(10), Duration.ofMinutes(90), LocalTime.of(5, 30), Duration.ofSeconds(30),
                Duration.ofSeconds(5), "debug", false, "drop", false, new Retention(30, 400, 800, 0, 7),
                new BackupSettings(false, 3, 0)), fromFile("""
                        [recorder]
                        sample_seconds = 2
                        flush_seconds = 20
                        idle_after_seconds = 240
                        [session]
                        idle_timeout_seconds = 600
                        max_length_minutes = 90
                        day_start = "05:30"
                        [orphan]
                        timeout_seconds = 30
                        check_interval_seconds = 5
                        [log]
                        level = "debug"
                        [categories]
                        built_in = false
                        [exclusions]
                        private_windows = "drop"
                        built_in = false
                        [retention]
                        activity_days = 30
                        blocks_days = 400
                        sessions_days = 800
                        operations_days = 0
                        logs_days = 7
                        [backup]
                        daily = false
                        keep_daily = 3
                        keep_weekly = 0
                        """));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        Files.writeString(file, "session.max_length_minutes = 90\nsession.day_start = 05:30:00\n");

        Settings settings = Settings.load(file, Map.of("DAYBOOK_SESSION_MAX_LENGTH_MINUTES", "45",
                "DAYBOOK_LOG_LEVEL", " WARN ", "DAYBOOK_HOME", "/elsewhere", "PATH", "/bin"));

        assertEquals(Duration.ofMinutes(45), settings.maxLength());
        assertEquals(LocalTime.of(5, 30), settings.dayStart());
        assertEquals("warn", settings.logLevel());
    }

    @Test
    void aValueTheEnvironmentOverridesMayBeWrongInTheFile() throws Exception {
        Files.writeString(file, "recorder.sample_seconds = 99\n");

        assertEquals(Duration.ofSeconds(3), Settings.load(file, Map.of("DAYBOOK_RECORDER_SAMPLE_SECONDS", "3"))
                .sample());
    }

    @ParameterizedTest
    @CsvSource({"recorder.sample_seconds,1,5", "recorder.flush_seconds,1,60", "recorder.idle_after_seconds,5,3600",
            "session.idle_timeout_seconds,5,14400", "session.max_length_minutes,1,1440"})
    void aNumberIsTakenWithinItsRangeAlone(String key, int least, int most) throws Exception {
        fromFile(key + " = " + least);
        fromFile(key + " = " + most);
        fromEnvironment(key, String.valueOf(least));
        fromEnvironment(key, String.valueOf(most));

        String range = "; it must be a whole number from " + least + " to " + most;
        for (String wrong : new String[]{String.valueOf(least - 1), String.valueOf(most + 1), "0", "-1", "2147483648",
                "99999999999999999999"}) {
            assertRefused(key + " is \"" + wrong + "\" in " + file + range, key + " = " + wrong);
        }
        assertRefused(key + " is \"true\" in " + file + range, key + " = true");
        assertRefused(key + " is \"2.5\" in " + file + range, key + " = 2.5");
        assertRefused(key + " is \"soon\" in " + file + range, key + " = \"soon\"");
        assertRefused(key + " is \"[2]\" in " + file + range, key + " = [2]");
        for (String wrong : new String[]{"0", "-1", "", "soon", "2.5", String.valueOf(most + 1)}) {
            assertEquals(variable(key) + " is \"" + wrong + "\" in the environment" + range,
                    assertThrows(SettingsException.class, () -> fromEnvironment(key, wrong)).getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"00:00,true", "23:59,true", "24:00,false", "4,false", "4:00,false", "noon,false", "-1:00,false"})
    void aTimeOfDayIsOne(String time, boolean taken) throws Exception {
        String text = "session.day_start = \"" + time + "\"";
        if (taken) {
            assertEquals(LocalTime.parse(time), fromFile(text).dayStart());
        } else {
            assertRefused("session.day_start is \"" + time + "\" in " + file
                    + "; it must be a time of day from 00:00 to 23:59", text);
        }
    }

    @Test
    void aLevelIsOneOfFour() throws Exception {
        for (String level : new String[]{"error", "warn", "info", "debug", "Debug"}) {
            assertEquals(level.toLowerCase(Locale.ROOT), fromFile("log.level = \"" + level + "\"").logLevel());
        }
        assertRefused("log.level is \"loud\" in " + file + "; it must be one of error, warn, info, debug",
                "log.level = \"loud\"");
        assertRefused("log.level is \"1\" in " + file + "; it must be one of error, warn, info, debug",
                "log.level = 1");
    }

    @ParameterizedTest
    @CsvSource({"recorder.sample_secs = 1,recorder.sample_secs", "colour = 1,colour", "recorder = 5,recorder",
            "log.level.deep = 1,log.level.deep", "[[session]],session"})
    void anUnknownKeyIsNamedWithTheKnownOnes(String text, String key) throws IOException {
        SettingsException refused = refused(text);

        assertEquals(key + " in " + file + " is not a setting; known are recorder.sample_seconds,"
                + " recorder.flush_seconds, recorder.idle_after_seconds, session.idle_timeout_seconds,"
                + " session.max_length_minutes, session.day_start, orphan.timeout_seconds, orphan.check_interval_seconds, log.level,"
                + " categories.built_in, exclusions.private_windows, exclusions.built_in,"
                + " retention.activity_days, retention.blocks_days, retention.sessions_days, retention.operations_days,"
                + " retention.logs_days, backup.daily, backup.keep_daily, backup.keep_weekly, [[category]] and [[exclude]]",
                refused.getMessage());
    }

    @Test
    void anUnknownVariableOfAKnownSectionIsNamed() {
        SettingsException refused = assertThrows(SettingsException.class,
                () -> Settings.load(file, Map.of("DAYBOOK_RECORDER_SAMPLE", "1")));

        assertTrue(String.valueOf(refused.getMessage()).startsWith(
                "DAYBOOK_RECORDER_SAMPLE in the environment is not a setting; known are DAYBOOK_RECORDER_SAMPLE_SECONDS,"
                        + " DAYBOOK_RECORDER_FLUSH_SECONDS"),
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"2,recorder.sample_seconds = ", "1,[recorder", "2,= 3", "2,recorder.sample_seconds = 1 2",
            "2,log.level = 'warn", "2,a = ]"})
    void whatIsNoTomlIsNamedWithItsLine(int line, String text) throws IOException {
        String lead = line == 2 ? "# first\n" : "";

        String message = String.valueOf(refused(lead + text + "\n").getMessage());

        assertTrue(message.startsWith(file + " line " + line + " is not valid TOML: "), message);
    }

    @Test
    void aKeyGivenTwiceIsNamedWithItsLine() throws IOException {
        String message = String.valueOf(
                refused("[recorder]\nsample_seconds = 1\nsample_seconds = 2\n").getMessage());

        assertTrue(message.startsWith(file + " line 3 is not valid TOML: "), message);
        assertTrue(message.contains("uplicate"), message);
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        refused("a = " + "[".repeat(50_000));
        refused("a" + ".a".repeat(5_000) + " = 1");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreTaken() throws Exception {
        assertEquals(Duration.ofSeconds(2), fromFile("\ufeff[recorder]\r\nsample_seconds = 2\r\n").sample());
    }

    @Test
    void aValueOfSeveralLinesIsShownInOne() throws IOException {
        assertRefused("log.level is \"a\\nb\\u001b\" in " + file + "; it must be one of error, warn, info, debug",
                "log.level = \"a\\nb\\u001b\"");
    }

    @Test
    void aKeyOfSeveralLinesIsShownInOne() throws IOException {
        String message = String.valueOf(refused("\"a\\nb\" = 1").getMessage());

        assertTrue(message.startsWith("a\\nb in " + file + " is not a setting"), message);
    }

    @Test
    void aFolderInTheFilesPlaceIsNamed() throws IOException {
        Files.createDirectory(file);

        assertEquals(file + " cannot be read: it is a folder; put a file in its place or remove it",
                assertThrows(SettingsException.class, () -> Settings.load(file, Map.of())).getMessage());
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws IOException {
        Files.write(file, "log.level = \"w\u00e4rn\"".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(file + " cannot be read: it is not UTF-8; save it in that encoding",
                assertThrows(SettingsException.class, () -> Settings.load(file, Map.of())).getMessage());
    }

    @Test
    void aFileThatCannotBeReachedIsNotTakenForAnAbsentOne() throws IOException {
        Files.createSymbolicLink(file, file.getFileName());

        String message = String.valueOf(
                assertThrows(SettingsException.class, () -> Settings.load(file, Map.of())).getMessage());

        assertTrue(message.startsWith(file + " cannot be read: "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        Files.writeString(file, "");
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads everything");

        assertEquals(file + " cannot be read: permission denied; check its permissions",
                assertThrows(SettingsException.class, () -> Settings.load(file, Map.of())).getMessage());
    }

    private Settings fromFile(String text) throws IOException, SettingsException {
        Files.writeString(file, text);
        return Settings.load(file, Map.of());
    }

    private void fromEnvironment(String key, String value) throws SettingsException {
        Settings.load(file.resolveSibling("absent.toml"), Map.of(variable(key), value));
    }

    private static String variable(String key) {
        return "DAYBOOK_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private void assertRefused(String message, String text) throws IOException {
        assertEquals(message, refused(text).getMessage());
    }

    private SettingsException refused(String text) throws IOException {
        Files.writeString(file, text);
        SettingsException refused = assertThrows(SettingsException.class, () -> Settings.load(file, Map.of()), text);
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count(), refused.getMessage());
        return refused;
    }
}
