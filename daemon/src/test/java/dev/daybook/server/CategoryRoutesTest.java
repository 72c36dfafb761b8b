package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Categories;
import dev.daybook.api.CategoryTrial;
import dev.daybook.api.Json;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CategoryRoutesTest {

    private ServedDay day;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        day = new ServedDay(folder);
    }

    @AfterAll
    void close() throws Exception {
        day.close();
    }

    @Test
    void theRulesAndExclusionsAreTold() {
        Categories known = Json.MAPPER.readValue(day.get("/api/v1/categories").body(), Categories.class);

        assertEquals("Work/Code", known.rules().getFirst().category());
        assertEquals("built-in", known.rules().getFirst().source());
        assertTrue(known.categories().stream().anyMatch(category -> category.name().equals("Media/Video")));
        assertTrue(known.exclusions().stream().anyMatch(exclusion -> exclusion.treatment().equals("drop")));
    }

    @Test
    void inAnApplicationOneRuleWins() {
        CategoryTrial trial = trial("app=firefox&title=Issue%207%20%C2%B7%20GitHub");

        assertEquals("Work/Code", trial.category());
        assertEquals("firefox", trial.app());
        assertTrue(String.valueOf(trial.rule()).contains("github"), trial.toString());
    }

    @Test
    void withoutAnApplicationWhatWouldNeedOneIsToldApart() {
        CategoryTrial trial = trial("title=Issue%207%20%C2%B7%20GitHub");

        assertEquals("Uncategorised", trial.category());
        assertEquals("Work/Code", trial.inSomeApp().getFirst().category());
        assertTrue(trial.inSomeApp().stream().allMatch(rule -> rule.app() != null), trial.toString());
    }

    @Test
    void whatWouldBeExcludedIsTold() {
        assertEquals("redact", Objects
                .requireNonNull(trial("app=firefox&title=Mozilla%20Firefox%20Private%20Browsing").exclusion())
                .treatment());
        assertEquals("redact",
                trial("title=Mozilla%20Firefox%20Private%20Browsing").excludedInSomeApp().getFirst().treatment());
        assertEquals("drop", Objects.requireNonNull(trial("app=KeePassXC").exclusion()).treatment());
    }

    @Test
    void aQuestionAboutNothingIsRefused() {
        assertEquals(400, day.get("/api/v1/categories/test").status());
        assertEquals(400, day.get("/api/v1/categories/test?title=" + "a".repeat(2_049)).status());
    }

    private CategoryTrial trial(String query) {
        return Json.MAPPER.readValue(day.get("/api/v1/categories/test?" + query).body(), CategoryTrial.class);
    }
}
