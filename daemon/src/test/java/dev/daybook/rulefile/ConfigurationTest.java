package dev.daybook.rulefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.category.Rule;
import dev.daybook.exclusion.Exclusion;
import dev.daybook.exclusion.Treatment;
import dev.daybook.settings.SettingsException;
import dev.daybook.timeline.Focus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {

    private static final Path FILE = Path.of("/home/me/config.toml");

    @Test
    void aPersonsRulesStandInOrderBeforeTheBuiltInOnes() throws SettingsException {
        Configuration read = read("""
                # mine
                [[category]]
                name = "Work/Daybook"
                title = "daybook"

                [[category]]
                name = "Home"
                app = "^firefox$"
                """);

        assertEquals("Work/Daybook", read.categories().of("firefox", "Daybook · Issue 7", null));
        assertEquals("Home", read.categories().of("Firefox", "News", null));
        assertEquals("Work/Terminal", read.categories().of("xterm", "sh", null));
        assertEquals("config.toml line 2",
                read.categories().deciding("firefox", "daybook", null).map(Rule::source).orElseThrow());
        assertEquals("built-in", read.categories().deciding("xterm", "sh", null).map(Rule::source).orElseThrow());
    }

    @Test
    void theBuiltInRulesCanBeSwitchedOff() throws SettingsException {
        Configuration read = read("""
                categories.built_in = false
                [[category]]
                name = "Home"
                app = "^firefox$"
                """);

        assertEquals("Uncategorised", read.categories().of("xterm", "sh", null));
        assertEquals(1, read.categories().rules().size());
    }

    /** The daemon's threads have little room for what calls itself. */
    @Test
    void aFileThatNestsTooDeepForItsThreadIsRefusedInOneLine() throws InterruptedException {
        for (String opening : List.of("[", "{a=")) {
            AtomicReference<Throwable> refusal = new AtomicReference<>();
            Thread small = new Thread(null, () -> {
                try {
                    read("a = " + opening.repeat(990));
                } catch (Throwable thrown) {
                    refusal.set(thrown);
                }
            }, "small", 128 * 1024);
            small.start();
            small.join();
            assertTrue(refusal.get() instanceof SettingsException, String.valueOf(refusal.get()));
            assertFalse(String.valueOf(refusal.get()).contains("\n"));
        }
    }

    @Test
    void aColourIsThatOfAllThatIsNestedInItsCategory() throws SettingsException {
        Configuration read = read("""
                [[category]]
                name = "Work"
                colour = "#3584e4"
                [[category]]
                name = "Work/Daybook/Talks"
                title = "talk"
                colour = "#FF0000"
                """);

        assertEquals(Optional.of("#3584e4"), read.categories().colour("Work/Daybook"));
        assertEquals(Optional.of("#3584e4"), read.categories().colour("Work"));
        assertEquals(Optional.of("#FF0000"), read.categories().colour("Work/Daybook/Talks/Slides"));
        assertEquals(Optional.empty(), read.categories().colour("Workshop"));
        assertTrue(read.categories().names().contains("Work"));
    }

    @Test
    void exclusionsAreReadWithWhatTheyDo() throws SettingsException {
        Configuration read = read("""
                exclusions = { private_windows = "drop", built_in = false }
                [[exclude]]
                app = "diary"
                do = "drop"
                [[exclude]]
                title = "payslip"
                do = "redact"
                """);

        assertEquals(Optional.of(Treatment.DROP), treatment(read, "Diary", "today"));
        assertEquals(Optional.of(Treatment.REDACT), treatment(read, "Editor", "Payslip.odt"));
        assertEquals(Optional.of(Treatment.DROP), treatment(read, "firefox", "Mozilla Firefox Private Browsing"));
        assertEquals(Optional.empty(), treatment(read, "KeePassXC", "Passwords"));
    }

    @Test
    void withoutAFileTheStandardHolds() throws SettingsException {
        Configuration read = Configuration.of(FILE, Optional.empty(), Map.of());

        assertEquals(Optional.of(Treatment.REDACT), treatment(read, "firefox", "Mozilla Firefox Private Browsing"));
        assertEquals(Optional.of(Treatment.DROP), treatment(read, "KeePassXC", "Passwords"));
        assertEquals("Work/Terminal", read.categories().of("xterm", "sh", null));
    }

    @Test
    void theEnvironmentWinsHereToo() throws SettingsException {
        Configuration read = Configuration.of(FILE, Optional.of("exclusions.private_windows = 'record'"),
                Map.of("DAYBOOK_EXCLUSIONS_PRIVATE_WINDOWS", "drop", "DAYBOOK_CATEGORIES_BUILT_IN", "false"));

        assertEquals(Optional.of(Treatment.DROP), treatment(read, "firefox", "Mozilla Firefox Private Browsing"));
        assertEquals("Uncategorised", read.categories().of("xterm", "sh", null));
    }

    /** A text and what is said of it after the file's name. */
    record Wrong(String text, String told) {}

    static List<Wrong> wrong() {
        String work = "[[category]]\nname = \"Work\"\n";
        String exclude = "[[exclude]]\n";
        return List.of(
                new Wrong(work, " line 1: category[1] says nothing of what belongs to Work; give it app, title or url,"
                        + " or a colour"),
                new Wrong("[[category]]\ntitle = 'a'", " line 1: category[1] has no name; it must be the category's"
                        + " name, such as \"Work/Code\""),
                new Wrong("[[category]]\nnmae = 'Work'\ntitle = 'a'",
                        " line 2: category[1].nmae is not known; known are name, app, title, url, colour"),
                new Wrong(work + "title = \"(secret\"", " line 3: category[1].title is no regular expression that can"
                        + " be used: Unclosed group at character 8"),
                new Wrong(work + "title = ''", " line 3: category[1].title is no regular expression that can be used:"
                        + " it is empty, which is found everywhere; write what is to be found"),
                new Wrong(work + "title = 7", " line 3: category[1].title must be a text in quotes"),
                new Wrong(work + "colour = 'blue'", " line 3: category[1].colour is \"blue\"; it must be such as"
                        + " \"#3584e4\""),
                new Wrong(work + "title = 'a'\n\n" + work + "app = 'b'\ntitel = 'c'",
                        " line 8: category[2].titel is not known; known are name, app, title, url, colour"),
                new Wrong("[[category]]\nname = 'Work/'\ntitle = 'a'", " line 2: category[1].name is \"Work/\"; it must"
                        + " be a name such as \"Work/Code\", no part of it blank, at most 200 characters"),
                new Wrong(work + "app = '" + "a".repeat(1_001) + "'", " line 3: category[1].app is no regular"
                        + " expression that can be used: it has 1001 characters; make it 1000 at the most"),
                new Wrong("[category]\nname = 'Work'", " line 1: category must stand in two brackets, [[category]],"
                        + " above each rule"),
                new Wrong("log.level = 'info'\ncategory = [1]", " line 2: category[1] must be a table; write"
                        + " [[category]] above each rule"),
                new Wrong(exclude + "do = 'drop'", " line 1: exclude[1] says nothing of what is excluded; give it app,"
                        + " title or url"),
                new Wrong(exclude + "title = 'a'", " line 1: exclude[1] has no do; it must be one of drop, redact"),
                new Wrong(exclude + "title = 'a'\ndo = 'hide'", " line 3: exclude[1].do is \"hide\"; it must be one of"
                        + " drop, redact"),
                new Wrong(exclude + "title = 'a'\ndo = 'drop'\nname = 'b'",
                        " line 4: exclude[1].name is not known; known are app, title, url, do"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsToldWithItsLineAndWhatToDo(Wrong wrong) {
        String message = String
                .valueOf(assertThrows(SettingsException.class, () -> read(wrong.text), wrong.text).getMessage());

        assertEquals(FILE + wrong.told, message);
        assertFalse(message.contains("secret"), "a pattern may be what nobody should read");
    }

    @Test
    void theOtherKeysOfTheFileAreStillJudged() {
        assertThrows(SettingsException.class, () -> read("log.level = 'loud'\n[[exclude]]\ntitle = 'a'\ndo = 'drop'"));
        assertThrows(SettingsException.class, () -> read("exclusions.private_windows = 'hide'"));
        assertThrows(SettingsException.class, () -> read("categories.builtin = false"));
    }

    private static Optional<Treatment> treatment(Configuration read, String application, String title) {
        return read.exclusions().deciding(new Focus(application, title, null)).map(Exclusion::treatment);
    }

    private static Configuration read(String text) throws SettingsException {
        return Configuration.of(FILE, Optional.of(text), Map.of());
    }
}
