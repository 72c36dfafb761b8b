package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.list;
import static dev.daybook.cli.PlanJson.PUBLISH;
import static dev.daybook.cli.PlanJson.RUN;
import static dev.daybook.cli.PlanJson.SAVE;
import static dev.daybook.cli.PlanJson.TIDY;
import static dev.daybook.cli.PlanJson.publish;
import static dev.daybook.cli.PlanJson.run;
import static dev.daybook.cli.PlanJson.save;
import static dev.daybook.cli.PlanJson.tidy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLogVerbTest {

    private static final String OF_PUBLISH = "daybook: log of phase publish, " + PUBLISH + "\n";
    private static final String OF_TIDY = "daybook: log of phase tidy, " + TIDY + "\n";
    private static final String NONE = "daybook: no phase of " + RUN
            + " has run in a worker, and work inside the daemon writes no log, see 'daybook operations " + RUN + "'\n";

    /** What the daemon says of a run. */
    private record State(String run, List<String> phases) {}

    @TempDir
    Path home;

    private CommandLineFixture line;
    private final AtomicReference<State> state = new AtomicReference<>();

    @BeforeEach
    void setUp() throws IOException {
        line = new CommandLineFixture(home);
        write(PUBLISH, "one\ntwo\n");
    }

    @Test
    void theLatestPhaseThatBeganInAWorkerIsPrinted() throws Exception {
        assertLog(told(run("running", "null"), publish("running", "null"), save("completed")));
        assertLog(told(run("running", "null"), save("running"), publish("completed", "0")));
        assertLog(told(run("running", "null"), tidy("pending"), publish("completed", "0")));
        assertLog(told(run("failed", "\"Phase publish failed\""), publish("failed", "3"), save("completed")));
    }

    private void assertLog(State now) throws Exception {
        state.set(now);
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var ran = line.run("log", RUN, "-n", "1");
            assertEquals("two\n", ran.out());
            assertEquals(OF_PUBLISH, ran.err());
            assertEquals(0, ran.exit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log " + RUN, "log -f " + RUN})
    void aRunInsideTheDaemonAloneHasNoLog(String arguments) throws Exception {
        state.set(told(run("completed", "null"), save("completed")));
        assertNone(arguments);
        state.set(told(run("cancelled", "null")));
        assertNone(arguments);
    }

    private void assertNone(String arguments) throws Exception {
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var ran = line.run(arguments.split(" ", -1));
            assertEquals("", ran.out());
            assertEquals(NONE, ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void aPhaseInsideTheDaemonHasNoLog() throws Exception {
        Path folder = Files.createDirectories(line.directories.operations().resolve(SAVE));
        Files.writeString(folder.resolve("variables"), "A=b\n");
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(save("running")))) {
            var ran = line.run("log", SAVE);
            assertEquals("", ran.out());
            assertEquals(
                    "daybook: " + SAVE + " is work inside the daemon, which writes no log, see 'daybook operations "
                            + SAVE + "'\n",
                    ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void followingGoesFromPhaseToPhaseUntilTheRunHasEnded() throws Exception {
        write(TIDY, "three\n");
        state.set(told(run("running", "null"), publish("running", "null"), save("completed")));
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            var exit = CompletableFuture.supplyAsync(() -> line.run(Optional.empty(), out, err, "log", "-f", "-n", "1",
                    RUN));
            await().until(() -> out.toString(UTF_8).equals("two\n"));
            state.set(told(run("running", "null"), publish("completed", "0"), save("completed")));
            state.set(told(run("running", "null"), tidy("running"), publish("completed", "0")));
            await().until(() -> out.toString(UTF_8).equals("two\nthree\n"));
            state.set(told(run("completed", "null"), tidy("completed"), publish("completed", "0")));
            assertEquals(0, exit.get(20, TimeUnit.SECONDS));
            assertEquals("two\nthree\n", out.toString(UTF_8));
            assertEquals(OF_PUBLISH + OF_TIDY, err.toString(UTF_8));
        }
    }

    @Test
    void aDaemonThatIsAwayForAMomentDoesNotEndIt() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        state.set(told(run("completed", "null"), publish("completed", "0")));
        try (FakeDaemon _ = line.daemon(asked -> switch (looks.incrementAndGet()) {
            case 2 -> new Answer.HangUp();
            case 4 -> OperationJson.refusal(503, "unavailable", "The store is away.");
            default -> answer(asked);
        })) {
            var ran = line.run("log", "-f", RUN);
            assertEquals("one\ntwo\n", ran.out(), ran.err());
            assertEquals(OF_PUBLISH, ran.err());
            assertEquals(0, ran.exit());
        }
    }

    private static State told(String run, String... phases) {
        return new State(run, List.of(phases));
    }

    private Answer answer(Asked asked) {
        State now = state.get();
        if (asked.target().contains("?parent=")) {
            return list(now.phases.toArray(String[]::new));
        }
        String id = asked.target().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        for (String phase : now.phases) {
            if (phase.startsWith("{\"id\":\"" + id)) {
                return FakeDaemon.ok(phase);
            }
        }
        return FakeDaemon.ok(now.run);
    }

    private void write(String operation, String text) throws IOException {
        Path folder = Files.createDirectories(line.directories.operations().resolve(operation));
        Files.writeString(folder.resolve("log"), text);
    }
}
