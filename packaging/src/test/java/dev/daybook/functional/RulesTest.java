package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Totals;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows T6 and T7: a person's own rules, as a real daemon lives by them. */
@Timeout(120)
class RulesTest {

    /** None of these is in the config file, whose patterns find them all the same. */
    private static final List<String> NEVER_STORED = List.of("KittensInPrivate", "MasterPassword", "SalaryOfMarch",
            "Innermost", "LoveLetter");

    private static final String OPEN = "OpenReport";

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() throws Exception {
        home = new Home(Files.createDirectories(folder.resolve("home")));
        Files.createDirectories(home.directories.configFile().getParent());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void t6OfWhatIsExcludedNothingIsInAnyFileWhateverEndsTheDaemon() throws Exception {
        RealDesktop.require();
        configure("""
                [[exclude]]
                title = "pay ?slip"
                do = "redact"
                [[exclude]]
                app = "^inner"
                do = "drop"
                """);
        try (VirtualDesktop desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")))) {
            home.with(desktop.environment()).with("DAYBOOK_LOG_LEVEL", "debug")
                    .with("DAYBOOK_RECORDER_FLUSH_SECONDS", "1");
            Process daemon = home.start();
            look(desktop, "Editor", OPEN);
            awaitUse("Editor", OPEN);
            look(desktop, "firefox", "KittensInPrivate — Mozilla Firefox Private Browsing");
            awaitUse("firefox", "");
            look(desktop, "KeePassXC", "MasterPassword");
            awaitExcluded();
            look(desktop, "Office", "SalaryOfMarch - Payslip");
            awaitUse("Office", "");
            look(desktop, "Innermost", "LoveLetter");
            awaitExcluded();
            assertEquals(List.of(), home.health().notices(), "an exclusion is no trouble");
            assertTrue(home.daybook("status").out().contains("what is in focus is excluded"));
            awaitFlushes();
            assertNothingStored();

            Home.kill9(daemon);
            assertNothingStored();
            Process next = home.start();
            awaitExcluded();
            awaitFlushes();
            assertEquals(0, Home.terminate(next));
            assertNothingStored();
        }
        assertTrue(holds(home.databaseFile(), OPEN), "what is stored can be found so in the database");
        assertTrue(home.segments().stream().anyMatch(segment -> holds(segment, OPEN)), "and in the journal");
    }

    @Test
    void t7OtherRulesReLabelYesterdayAndABrokenFileIsNamed() throws Exception {
        Instant yesterday = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        Home.terminate(home.start());
        try (Tamper database = home.database()) {
            database.minute(yesterday).session(900, 1L, "ended", yesterday, yesterday.plusSeconds(60));
        }
        home.start();
        assertEquals(List.of("Uncategorised"), categories(yesterday));

        configure("""
                [[category]]
                name = "Writing/Reports"
                title = "^report$"
                """);
        Awaitility.await().until(() -> categories(yesterday).equals(List.of("Writing/Reports")));
        assertEquals("Writing/Reports", home.session(900).category());
        Home.Ran told = home.daybook("categories", "test", "--app", "Editor", "Report");
        assertTrue(
                told.out().startsWith("Writing/Reports  in Editor\n  Rule      config.toml line 1: title ^report$\n"),
                told.toString());

        configure("""
                [[category]]
                name = "Broken"
                title = "(report"
                """);
        String place = home.directories.configFile() + " line 3: category[1].title is no regular expression";
        Awaitility.await().until(() -> home.health().notices().stream().anyMatch(notice -> notice.contains(place)));
        assertTrue(home.daybook("status").out().contains(" line 3: category[1].title"));
        assertEquals(List.of("Writing/Reports"), categories(yesterday), "the rules of before hold");

        Home.terminate(home.launchedLast());
        Process refused = home.launch();
        assertEquals(78, refused.waitFor());
        assertTrue(home.errors().contains(place), home.errors());
    }

    private void configure(String text) throws IOException {
        Files.writeString(home.directories.configFile(), text);
    }

    private void look(VirtualDesktop desktop, String application, String title) {
        desktop.focus(desktop.openWindow(application, title));
        desktop.type("a");
    }

    private void awaitUse(String application, String title) {
        Awaitility.await(application).atMost(Duration.ofSeconds(20)).until(() -> home
                .timeline(Instant.now().minusSeconds(300), Instant.now().plusSeconds(60)).stream()
                .flatMap(block -> block.uses().stream())
                .anyMatch(use -> use.application().equals(application) && use.title().equals(title)));
    }

    private void awaitExcluded() {
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> home.health().recorder().state().equals("excluded"));
    }

    /** Each flush is a change, if only of the mark that the daemon is alive. */
    private void awaitFlushes() throws ClientException {
        long before = home.health().store().sequence();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> home.health().store().sequence() >= before + 2);
    }

    private void assertNothingStored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String secret : NEVER_STORED) {
                    assertTrue(!holds(file, secret), () -> secret + " is in " + file);
                }
            }
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)
                    .anyMatch(charset -> bytes.contains(encoded(text, charset)));
        } catch (IOException e) {
            // A file that went away between two steps holds nothing.
            return false;
        }
    }

    private static String encoded(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private List<String> categories(Instant day) throws ClientException {
        return home.answer(Call.totals(day.minusSeconds(60), day.plusSeconds(3_600), "category")).totals().stream()
                .map(Totals.Total::key).toList();
    }
}
