package dev.daybook.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    @Test
    void theFirstRuleThatFitsCounts() {
        Categories categories = categories("""
                Work/Tax  title=\\btax\\b
                Work      app=^editor$
                Home      app=editor
                """);

        assertEquals("Work/Tax", categories.of("Editor", "My TAX return", null));
        assertEquals("Work", categories.of("Editor", "Letter", null));
        assertEquals("Home", categories.of("Photo Editor", "Letter", null));
    }

    @Test
    void whatNoRuleTakesIsUncategorised() {
        Categories categories = categories("Work  app=editor");

        assertEquals("Uncategorised", categories.of("Player", "editor", "https://editor.org/"));
        assertEquals("Uncategorised", categories.of("", "", null));
        assertEquals("Uncategorised", new Categories(List.of()).of("Editor", "", null));
    }

    @Test
    void everyConditionOfARuleMustHold() {
        Categories categories = categories("Work  app=^browser$  title=issue \\d+  url=^https://example\\.org/");

        assertEquals("Work", categories.of("Browser", "Issue 7", "https://example.org/7"));
        assertEquals("Uncategorised", categories.of("Browser", "Issue 7", "https://example.com/7"));
        assertEquals("Uncategorised", categories.of("Browser", "Issue", "https://example.org/7"));
        assertEquals("Uncategorised", categories.of("Reader", "Issue 7", "https://example.org/7"));
        assertEquals("Uncategorised", categories.of("Browser", "Issue 7", null));
    }

    @Test
    void lettersBeyondAsciiAreTheSameSmallAndLarge() {
        assertEquals("Work", categories("Work  title=übersicht").of("Editor", "ÜBERSICHT", null));
    }

    @Test
    void whatWasForgottenIsAnsweredTheSameAgain() {
        Categories categories = categories("Work  title=[02468]$");
        for (int round = 0; round < 2; round++) {
            for (int number = 0; number < 20_000; number++) {
                String expected = number % 2 == 0 ? "Work" : "Uncategorised";
                assertEquals(expected, categories.of("Editor", "file " + number, null));
            }
        }
    }

    @Test
    void aNameThatIsUsedInManyRulesIsWrittenOnce() {
        Categories categories = categories("""
                {browser} = ^(fire|water)$

                # Pages
                Mail  app={browser}  title=mail
                Web  app={browser}
                """);

        assertEquals("Mail", categories.of("Fire", "Mail", null));
        assertEquals("Web", categories.of("Water", "News", null));
    }

    @Test
    void aLineThatIsNoRuleIsNamed() {
        for (String line : List.of("Work", "Work app=editor", "  app=editor", "Work  program=editor", "/Code  app=a",
                "Work/  app=a", "Work  app={nobody}", "{browser")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> RuleText.read(line), line);
            assertTrue(String.valueOf(refused.getMessage()).contains(line.split(" {2}", -1)[0].strip())
                    || String.valueOf(refused.getMessage()).contains("{nobody}"), refused.getMessage());
        }
    }

    private static Categories categories(String rules) {
        return new Categories(RuleText.read(rules));
    }
}
