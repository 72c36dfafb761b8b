package dev.daybook.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Ending;
import dev.daybook.platform.process.Survivors;
import dev.daybook.worker.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb in a process of its own, as a shell has it, with signals. */
@Timeout(60)
class RunVerbTest {

    private static final int HUP = 1;
    private static final int INT = 2;
    private static final int TERM = 15;
    private static final Pattern ID = Pattern.compile("op_[a-z0-9]{10}");

    @TempDir
    Path home;

    private final Survivors survivors = new Survivors();
    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @AfterEach
    void leaveNothing() {
        survivors.kill();
    }

    @Test
    void anInterruptWhileTheOperationIsMadeCancelsIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeDaemon daemon = line.daemon(ask -> {
            if (ask.target().endsWith("/cancel")) {
                return FakeDaemon.ok("""
                        {"success":true,"operation_id":"op_x","child_cancelled":false,"message":"Cancelled"}""");
            }
            boolean again = seen(ask, "/operations") > 1;
            asked.countDown();
            return again ? operation(ask) : new Answer.Silence();
        })) {
            Child run = start("true");
            asked.await();
            run.signalGroup(TERM);
            assertEquals(new Ending.Exited(128 + TERM), end(run));
            assertTrue(daemon.asked().getLast().target().matches("/api/v1/operations/op_[a-z0-9]+/cancel"),
                    daemon.asked()::toString);
        }
    }

    @Test
    void whoeverWaitsForTheStartAndIsInterruptedCancelsIt() throws Exception {
        try (FakeDaemon daemon = daemon(_ -> "wait")) {
            Child run = start("touch", "started");
            await().until(() -> seen(daemon, "\"waiting\""));
            run.signalGroup(HUP);
            assertEquals(new Ending.Exited(128 + HUP), end(run));
            assertTrue(seen(daemon, "\"cause\":\"cancelled\""));
        }
        assertFalse(Files.exists(home.resolve("started")));
        assertTrue(record(1).contains("\"cause\":\"cancelled\""), record(1));
    }

    @Test
    void anInterruptBetweenTwoAttemptsIsACancel() throws Exception {
        try (FakeDaemon daemon = daemon(_ -> "start")) {
            Child run = start("--retry=9", "sh", "-c", "echo x >> tries; exit 3");
            await().until(() -> seen(daemon, "\"epoch\":3,\"state\":\"resting\""));
            run.signalGroup(INT);
            assertEquals(new Ending.Signalled(INT), end(run));
            assertTrue(seen(daemon, "\"cause\":\"cancelled\""));
        }
        assertEquals(2, Files.readAllLines(home.resolve("tries")).size());
        assertTrue(record(3).contains("\"cause\":\"cancelled\""), record(3));
    }

    @Test
    void aCommandThatWasInterruptedIsNotTriedAgain() throws Exception {
        try (FakeDaemon _ = daemon(_ -> "start")) {
            Child run = start("--retry=9", "sh", "-c",
                    "trap 'exit 3' TERM; echo ready >> tries; while :; do sleep 0.05; done");
            await().until(() -> Files.exists(home.resolve("tries")) && Files.size(home.resolve("tries")) > 0);
            run.signalGroup(TERM);
            assertEquals(new Ending.Exited(3), end(run));
        }
        assertTrue(record(1).contains("\"retrying\":false"), record(1));
    }

    @Test
    void aShellSeesThatAnInterruptEndedTheCommand() throws Exception {
        try (FakeDaemon daemon = daemon(_ -> "start")) {
            Child run = start("sh", "-c", "echo ready > tries; exec sleep 600");
            await().until(() -> Files.exists(home.resolve("tries")) && Files.size(home.resolve("tries")) > 0);
            run.signalGroup(INT);
            assertEquals(new Ending.Signalled(INT), end(run));
            assertTrue(seen(daemon, "\"signal\":2"));
        }
    }

    @Test
    void argumentsAndEnvironmentArriveByteForByteWhateverTheLocale() throws Exception {
        String text = ByteText.of("j\u00f6rg");
        try (FakeDaemon daemon = daemon(_ -> "start")) {
            Child run = start(Map.of("LC_ALL", "C", "BYTES", "\u00fe\n\u00ff"), "--", "sh", "-c",
                    "printf '%s|' \"$@\" \"$BYTES\" > bytes", "sh", text, "", "\u00ff\u00fe", "-Xmx1g");
            assertEquals(new Ending.Exited(0), end(run));
            assertTrue(daemon.asked().getFirst().body().contains("\"j\u00f6rg\",\"\",\"\ufffd\ufffd\""),
                    daemon.asked().getFirst()::body);
        }
        assertEquals(text + "||\u00ff\u00fe|-Xmx1g|\u00fe\n\u00ff|",
                Files.readString(home.resolve("bytes"), StandardCharsets.ISO_8859_1));
    }

    /** A daemon that answers what a worker asks with an order. */
    private FakeDaemon daemon(Function<Asked, String> order) throws IOException {
        return line.daemon(ask -> {
            if (ask.target().endsWith("/operations")) {
                return operation(ask);
            }
            Matcher held = Pattern.compile("\"operation_id\":\"(op_[a-z0-9]+)\",\"epoch\":(\\d+)").matcher(ask.body());
            return FakeDaemon.ok(held.find()
                    ? "{\"orders\":[{\"operation_id\":\"%s\",\"epoch\":%s,\"order\":\"%s\"}]}".formatted(
                            held.group(1), held.group(2), order.apply(ask))
                    : "{\"orders\":[]}");
        });
    }

    private static Answer operation(Asked ask) {
        Matcher id = ID.matcher(ask.body());
        return id.find() ? FakeDaemon.ok(OperationJson.running(id.group())) : new Answer.HangUp();
    }

    private int creations;

    private int seen(Asked ask, String end) {
        return ask.target().endsWith(end) ? ++creations : creations;
    }

    private static boolean seen(FakeDaemon daemon, String part) {
        return daemon.asked().stream().anyMatch(asked -> asked.body().contains(part));
    }

    private String record(int epoch) throws IOException {
        try (Stream<Path> operations = Files.list(line.directories.operations())) {
            return Files.readString(operations.findFirst().orElseThrow().resolve("exit." + epoch + ".json"));
        }
    }

    private Child start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    private Child start(Map<String, String> more, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DAYBOOK_HOME", home.toString());
        environment.put("TOLD", survivors.token());
        return JavaProcess.start(home, environment, Main.class,
                Stream.concat(Stream.of("run"), Stream.of(arguments)).toList());
    }

    private static Ending end(Child child) {
        // Not by waiting in the kernel, from which no timeout brings a test back.
        Ending ending = await().atMost(Duration.ofSeconds(30)).until(child::ending, Optional::isPresent).orElseThrow();
        child.reap();
        return ending;
    }
}
