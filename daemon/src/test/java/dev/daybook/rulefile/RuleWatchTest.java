package dev.daybook.rulefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.category.Categories;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.settings.SettingsException;
import dev.daybook.timeline.Focus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleWatchTest {

    private static final String RULES = """
            [[category]]
            name = "Work"
            title = "report"
            [[exclude]]
            title = "payslip"
            do = "drop"
            """;

    private final Path file;
    private final AtomicInteger news = new AtomicInteger();
    private final Categories categories;
    private final Exclusions exclusions;
    private final RuleWatch watch;

    RuleWatchTest(@TempDir Path folder) throws IOException, SettingsException {
        this.file = folder.resolve("config.toml");
        Files.writeString(file, RULES);
        Configuration launched = Configuration.read(file, Map.of());
        this.categories = new Categories(launched.categories());
        this.exclusions = new Exclusions(launched.exclusions());
        this.watch = new RuleWatch(file, Map.of(), launched, categories, exclusions, news::incrementAndGet);
    }

    @Test
    void otherRulesHoldOnceTwoLooksHaveFoundThem() throws IOException {
        looks();
        Files.writeString(file, RULES.replace("Work", "Home").replace("payslip", "letter"));

        watch.look();
        assertEquals("Work", category());
        watch.look();
        assertEquals("Home", category());
        assertEquals(1, news.get());
        assertTrue(isRecorded("payslip"));
        assertTrue(!isRecorded("letter"));
        assertEquals(List.of(), watch.notices());
    }

    /** As an editor leaves it between two of its steps. */
    @Test
    void aFileThatIsEmptyForAMomentChangesNothing() throws IOException {
        looks();
        Files.writeString(file, "");
        watch.look();
        Files.writeString(file, RULES + "# and a word\n");
        looks();

        assertEquals("Work", category());
        assertTrue(!isRecorded("payslip"));
    }

    @Test
    void aBrokenFileLeavesTheRulesAndIsNamedUntilItIsMended() throws IOException {
        looks();
        Files.writeString(file, RULES.replace("\"report\"", "\"(report\"").replace("payslip", "letter"));
        looks();

        assertEquals("Work", category());
        assertTrue(!isRecorded("payslip"));
        assertEquals(List.of("Rules: " + file + " line 3: category[1].title is no regular expression that can be used:"
                + " Unclosed group at character 8. The rules of before still hold"), watch.notices());
        assertEquals(0, news.get());

        Files.writeString(file, RULES);
        looks();
        assertEquals(List.of(), watch.notices());
    }

    @Test
    void aFileThatIsGoneLeavesTheRulesAndIsNamed() throws IOException {
        looks();
        Files.delete(file);
        looks();

        assertTrue(!isRecorded("payslip"));
        assertEquals(
                List.of("Rules: " + file + " is gone; what it said still holds. Put it back, or restart the daemon"),
                watch.notices());
    }

    @Test
    void aFolderInItsPlaceLeavesTheRulesAndIsNamed() throws IOException {
        looks();
        Files.delete(file);
        Files.createDirectory(file);
        looks();

        assertTrue(!isRecorded("payslip"));
        assertTrue(watch.notices().getFirst().contains("it is a folder"), watch.notices().toString());
    }

    @Test
    void aSettingThatNeedsARestartIsNamedAndTheRulesHoldAllTheSame() throws IOException {
        looks();
        Files.writeString(file, "[session]\nday_start = \"05:00\"\n" + RULES.replace("Work", "Home"));
        looks();

        assertEquals("Home", category());
        assertEquals(List.of("Settings: session.day_start in " + file
                + " count from the next start on: 'daybook stop', then 'daybook daemon'"), watch.notices());
    }

    @Test
    void aRuleThatTurnsOutToBeTooSlowIsNamed() throws IOException {
        Files.writeString(file, RULES.replace("report", "(.*)(.*)(.*)(.*)x"));
        looks();
        assertEquals("Uncategorised", categories.of("Diary", "a".repeat(500), null));

        assertEquals(
                List.of("Rules: config.toml line 1: the rule of Work takes too long to be looked for in some titles"
                        + " and is passed over there; make it simpler"),
                watch.notices());
    }

    @Test
    void itLooksByItself() throws IOException {
        try (watch) {
            watch.start();
            Files.writeString(file, RULES.replace("Work", "Home"));
            Awaitility.await().until(() -> category().equals("Home"));
        }
    }

    private void looks() {
        watch.look();
        watch.look();
    }

    private String category() {
        return categories.of("Diary", "report", null);
    }

    private boolean isRecorded(String title) {
        return exclusions.apply(new Focus("Diary", title, null), Exclusions.NO_WINDOW).isPresent();
    }
}
