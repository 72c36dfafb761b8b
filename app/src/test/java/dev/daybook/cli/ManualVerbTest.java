package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualVerbTest {

    @TempDir
    Path home;

    @Test
    void thePageHasEachVerbWithItsOptionsAndWhatTheyTake() {
        CommandLineFixture.Ran ran = new CommandLineFixture(home).run("manual");

        assertEquals(0, ran.exit(), ran.err());
        String page = ran.out();
        assertTrue(page.contains(".TH DAYBOOK 1 "), page);
        assertTrue(page.contains("daybook \\- an honest record of your workday"), page);
        assertTrue(page.contains(".SS \"daybook plan trigger\""), page);
        assertTrue(page.contains("""
                .TP
                \\fB\\-f\\fR, \\fB\\-\\-follow\\fR
                Go on until the operation has ended"""), page);
        assertTrue(page.contains(".TP\n\\fB\\-\\-grace\\fR \\fILENGTH\\fR\nKill what is left"), page);
        assertFalse(page.contains("%n"), page);
        assertFalse(page.contains("daybook manual\""), "it is no verb for people");
    }

    @Test
    void linesThatRoffWouldTakeForItsOwnAreText() {
        String page = new CommandLineFixture(home).run("manual").out();
        assertTrue(page.lines().filter(line -> line.startsWith("."))
                .allMatch(line -> line.matches("\\.(\\\\\"|TH|SH|SS|PP|TP|nf|fi|BR)( .*)?")), page);
        assertTrue(page.lines().noneMatch(line -> line.startsWith("'")), page);
    }

    @Test
    void theHelpDoesNotOfferIt() {
        assertFalse(new CommandLineFixture(home).run("--help").out().contains("manual"));
    }
}
