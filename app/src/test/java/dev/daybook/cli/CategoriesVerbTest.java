package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Asked;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CategoriesVerbTest {

    private static final String OWN = """
            {"category":"Work/Daybook","app":null,"title":"daybook","url":null,"source":"config.toml line 3"}""";
    private static final String BUILT_IN = """
            {"category":"Web","app":"firefox","title":null,"url":null,"source":"built-in"}""";
    private static final String KNOWN = """
            {"categories":[{"name":"Work/Daybook","colour":"#3584e4"},{"name":"Web","colour":null}],
            "rules":[%s,%s],"exclusions":[
            {"app":null,"title":"payslip","url":null,"treatment":"redact","source":"config.toml line 7"},
            {"app":"firefox","title":"private","url":null,"treatment":"redact","source":"built-in: private windows"},
            {"app":"tor","title":null,"url":null,"treatment":"redact","source":"built-in: private windows"}]}"""
            .formatted(OWN, BUILT_IN);

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void ownRulesComeFirstAndTheBuiltInAreCounted() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(KNOWN))) {
            assertEquals("""
                    Your rules
                      Work/Daybook  config.toml line 3  title daybook

                    Colours
                      Work/Daybook  #3584e4

                    Built-in rules
                      1, after your own; --all shows them

                    Kept out of the record
                      redact  config.toml line 7  title payslip
                      redact  built-in            private windows
                    """, line.run("categories").out());
            assertEquals(new Asked("GET", "/api/v1/categories", ""), daemon.asked().getFirst());
            assertEquals(KNOWN + "\n", line.run("categories", "--json").out());
            assertTrue(line.run("categories", "--all").out().contains("Web  built-in  app firefox"));
        }
    }

    @Test
    void withoutRulesItIsSaidHowToWriteThem() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok("{\"categories\":[],\"rules\":[],\"exclusions\":[]}"))) {
            assertEquals("""
                    Your rules
                      none; 'daybook categories --help' shows how to write them

                    Built-in rules
                      switched off

                    Kept out of the record
                      nothing
                    """, line.run("categories").out());
        }
        assertTrue(line.run("categories", "--help").out().contains("[[category]]"));
    }

    @Test
    void theRuleThatWinsIsNamedWithItsLine() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok("""
                {"app":"firefox","category":"Work/Daybook","rule":%s,"in_some_app":[],"exclusion":null,
                "excluded_in_some_app":[]}""".formatted(OWN)))) {
            assertEquals("""
                    Work/Daybook  in firefox
                      Rule      config.toml line 3: title daybook
                      Recorded  yes
                    """, line.run("categories", "test", "--app", "firefox", "Issue 7 · daybook").out());
            assertEquals("/api/v1/categories/test?title=Issue+7+%C2%B7+daybook&app=firefox",
                    daemon.asked().getFirst().target());
        }
    }

    @Test
    void withoutAnApplicationItIsToldWhatOneWouldChange() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok("""
                {"app":null,"category":"Uncategorised","rule":null,
                "in_some_app":[{"category":"Web","app":"firefox","title":"news","url":null,"source":"built-in"}],
                "exclusion":{"app":null,"title":"payslip","url":null,"treatment":"redact","source":"config.toml line 7"},
                "excluded_in_some_app":[
                {"app":"mail","title":"pay","url":null,"treatment":"drop","source":"config.toml line 9"}]}"""))) {
            assertEquals("""
                    Uncategorised  in any application
                      Rule      none fits
                      Recorded  without its title and address (config.toml line 7)

                    In an application that fits, the first of these would win
                      Web  built-in  would need app firefox

                    In an application that fits it would be kept out of the record
                      drop  config.toml line 9  would need app mail
                    """, line.run("categories", "test", "payslip news").out());
        }
    }

    @Test
    void aTitleIsNeeded() {
        assertEquals(2, line.run("categories", "test").exit());
    }
}
