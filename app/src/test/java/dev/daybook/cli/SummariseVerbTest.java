package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummariseVerbTest {

    private static final String ID = "op_4k1aaaaaaa";

    @TempDir
    Path home;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void itWaitsAndTellsTheCount() throws Exception {
        try (FakeDaemon _ = daemon("completed", "3 sessions written", "null")) {
            assertEquals(new CommandLineFixture.Ran(0, "3 sessions written\n", ""), line.run("summarise"));
            assertTrue(asked.getFirst().startsWith("POST /api/v1/operations {"), asked.getFirst());
            assertTrue(asked.getFirst().contains("\"type\":\"summarise\"")
                    && asked.getFirst().endsWith("\"options\":{}}"), asked.getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--all|{\"all\":\"true\"}",
            "--from 2026-11-01 --to 2026-11-03|{\"from\":\"2026-11-01\",\"to\":\"2026-11-03\"}",
            "--from yesterday|{\"from\":\"2026-11-21\"}"})
    void daysAreWrittenAnew(String options, String sent) throws Exception {
        try (FakeDaemon _ = daemon("completed", "2 days written anew", "null")) {
            assertEquals(0, line.run(("summarise " + options).split(" ", -1)).exit());
            assertTrue(asked.getFirst().endsWith("\"options\":" + sent + "}"), asked.getFirst());
        }
    }

    @Test
    void whatCouldNotBeWrittenIsTold() throws Exception {
        try (FakeDaemon _ = daemon("failed", "1 of 2", "\"1 of 2 could not be written\"")) {
            assertEquals(new CommandLineFixture.Ran(1, "",
                    "daybook: summarise failed: 1 of 2 could not be written, see 'daybook operations " + ID + "'\n"),
                    line.run("summarise"));
            assertEquals(1, line.run("summarise", "--json").exit());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--from x|--from: 'x' is not a day: today, yesterday or 2026-11-22",
            "--from today --to yesterday|--from is not before --to",
            "--all --to today|--all: it goes without --from and --to"})
    void whatMakesNoSenseIsRefused(String options, String why) {
        var ran = line.run(("summarise " + options).split(" ", -1));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains(why), ran.err());
    }

    private FakeDaemon daemon(String status, String message, String error) throws Exception {
        String operation = """
                {"id":"%s","type":"summarise","runs_in":"daemon","status":"%s","epoch":1,"title":"summarise",\
                "command":[],"grace_seconds":10,"retries":0,"created":"2026-11-22T12:00:00Z",\
                "progress":{"fraction":1.0,"message":"%s"},"error":%s}""".formatted(ID, status, message, error);
        return line.daemon(request -> {
            asked.add(request.method() + " " + request.target() + " " + request.body());
            return FakeDaemon.ok(operation);
        });
    }
}
