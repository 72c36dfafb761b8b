package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.Plan;
import dev.daybook.api.PlanTriggered;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The plans of a home, and what becomes of them. */
final class Plans {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Home home;
    private final Path folder;

    Plans(Home home) {
        this.home = home;
        this.folder = home.directories.plans();
    }

    /** Writes a plan's file; the phases follow its first line. */
    Path write(String name, String rest) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve(name + ".toml"),
                "name = \"" + name + "\"\n" + rest);
    }

    /** A phase in a worker that runs a shell script. */
    static String worker(String name, String script) {
        return "[[phase]]\nname = \"" + name + "\"\nin = \"worker\"\ncommand = [\"sh\", \"-c\", '''" + script
                + "''']\n";
    }

    static String daemon(String name, String task) {
        return "[[phase]]\nname = \"" + name + "\"\nin = \"daemon\"\ndo = \"" + task + "\"\n";
    }

    /** A command that waits until a file is there. */
    static String until(Path file) {
        return "while [ ! -e '" + file + "' ]; do sleep 0.05; done";
    }

    void restart() throws IOException, InterruptedException {
        Home.kill9(home.launchedLast());
        home.start();
    }

    Session session(String run) throws ClientException {
        return home.session(Objects.requireNonNull(home.operation(run).sessionId()));
    }

    void assertNoErrorInTheLog() throws IOException {
        assertEquals(List.of(), home.log().lines().filter(line -> line.contains(" ERROR ")).toList());
    }

    /** Starts it and answers the operation of its run. */
    String start(String name) throws ClientException {
        PlanTriggered answer = trigger(name);
        if (!answer.triggered()) {
            throw new AssertionError(answer.toString());
        }
        return Objects.requireNonNull(answer.operationId());
    }

    PlanTriggered trigger(String name) throws ClientException {
        return home.answer(Call.triggerPlan(name));
    }

    Plan show(String name) throws ClientException {
        return home.answer(Call.plan(name));
    }

    /** The attempts at the phases of a run, oldest first. */
    List<Operation> attempts(String run) throws ClientException {
        return home.answer(Call.children(run, 1_000)).operations().reversed();
    }

    List<Operation> attempts(String run, String phase) throws ClientException {
        return attempts(run).stream().filter(attempt -> phase.equals(attempt.phase())).toList();
    }

    /** The phase's latest attempt, once that is so. */
    Operation await(String run, String phase, Predicate<Operation> state) {
        return Awaitility.await(phase).atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                .ignoreExceptionsInstanceOf(DaemonAway.class)
                .until(() -> attempts(run, phase).stream().reduce((earlier, later) -> later)
                        .filter(state), Optional::isPresent)
                .orElseThrow();
    }

    Operation running(String run, String phase) {
        return await(run, phase, operation -> operation.status().equals("running"));
    }

    /** The operation once it has ended: a run may have much to do. */
    Operation ended(String operation) {
        return Awaitility.await(operation).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(DaemonAway.class)
                .until(() -> home.operation(operation), Operation::terminal);
    }

    Operation cancel(String run) throws ClientException {
        home.answer(Call.cancel(run, new CancelRequest(null)));
        return ended(run);
    }

    /** Lines of all day files that begin an entry. */
    List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(home.directories.events())) {
            List<Path> days = files.sorted().toList();
            if (days.stream().anyMatch(day -> !String.valueOf(day.getFileName()).matches("event-[-0-9]+\\.md"))) {
                throw new AssertionError(days.toString());
            }
            StringBuilder all = new StringBuilder();
            for (Path day : days) {
                all.append(Files.readString(day));
            }
            return all.toString().lines().filter(line -> line.startsWith("<!-- session ")).toList();
        }
    }
}
