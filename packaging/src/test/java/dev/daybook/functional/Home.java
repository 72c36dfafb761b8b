package dev.daybook.functional;

import dev.daybook.api.Health;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import dev.daybook.platform.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/** A DAYBOOK_HOME of a test's own, the daemons that run in it one after the other, and the command line. */
final class Home {

    static final Path BIN = Path.of(Objects.requireNonNull(System.getProperty("daybook.folder"))).resolve("bin");
    private static final Duration READY = Duration.ofSeconds(40);

    final Directories directories;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> daemons = new ArrayList<>();

    Home(Path folder) {
        this.folder = folder;
        this.environment.put("DAYBOOK_HOME", folder.toString());
        this.environment.put("TZ", "UTC");
        this.directories = Directories.of(environment, folder);
    }

    /** What a program did. */
    record Ran(int exit, String out, String err) {}

    Home with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Home with(Map<String, String> values) {
        environment.putAll(values);
        return this;
    }

    /** Starts a daemon and waits until it answers. */
    Process start(String... prefix) throws IOException {
        Process daemon = launch(prefix);
        Awaitility.await("daemon ready; it said: " + err()).atMost(READY).pollInterval(Duration.ofMillis(50))
                .until(() -> !daemon.isAlive() || answers(daemon));
        if (!daemon.isAlive()) {
            throw new IllegalStateException("the daemon ended with " + daemon.exitValue() + ": " + err());
        }
        return daemon;
    }

    /** Starts a daemon and does not wait. */
    Process launch(String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.add(BIN.resolve("daybookd").toString());
        Files.createDirectories(folder);
        Process daemon = program(command).redirectError(err().toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        daemons.add(daemon);
        return daemon;
    }

    private Path err() {
        return folder.resolve("daybookd.err");
    }

    String errors() throws IOException {
        return Files.readString(err());
    }

    private boolean answers(Process daemon) {
        try {
            return health().launch().pid() == daemon.pid();
        } catch (ClientException notYet) {
            return false;
        }
    }

    Process launchedLast() {
        return daemons.getLast();
    }

    /** SIGKILL, and waits until the kernel has buried it. */
    static void kill9(Process daemon) throws InterruptedException {
        daemon.destroyForcibly().waitFor();
    }

    /** SIGTERM, and waits for the exit code. */
    static int terminate(Process daemon) throws InterruptedException {
        daemon.destroy();
        return daemon.waitFor();
    }

    static void signal(Process daemon, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(daemon.pid())).inheritIO().start().waitFor();
    }

    Health health() throws ClientException {
        return answer(Call.health());
    }

    /** Oldest first. */
    List<Session> sessions() throws ClientException {
        return answer(Call.sessions(new SessionQuery(null, null, null, null, 1_000, null))).sessions().stream()
                .sorted(Comparator.comparing(Session::start).thenComparingLong(Session::id)).toList();
    }

    Session session(long id) throws ClientException {
        return answer(Call.session(id));
    }

    List<Timeline.Block> timeline(Instant from, Instant to) throws ClientException {
        return answer(Call.timeline(from, to)).blocks();
    }

    <T> T answer(Call<T> call) throws ClientException {
        try (DaybookClient client = DaybookClient.at(directories.socket())) {
            return client.answer(call);
        }
    }

    /** Runs the command line. */
    Ran daybook(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BIN.resolve("daybook").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    Ran run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        int exit = program(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        return new Ran(exit, Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder program(List<String> command) {
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        program.environment().keySet().removeIf(name -> name.startsWith("DAYBOOK_") || name.startsWith("XDG_")
                || name.equals("DISPLAY") || name.equals("XAUTHORITY") || name.equals("WAYLAND_DISPLAY"));
        program.environment().putAll(environment);
        return program;
    }

    String log() throws IOException {
        return Files.readString(directories.logFile());
    }

    /** The database, to look at or tamper with while no daemon runs. */
    Tamper database() {
        return new Tamper(directories.data().resolve("daybook"));
    }

    Path databaseFile() {
        return directories.data().resolve("daybook.mv.db");
    }

    /** Journal segments in order. */
    List<Path> segments() {
        try (var files = Files.list(directories.data().resolve("journal"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every daemon that was started here. */
    void end() throws InterruptedException {
        for (Process daemon : daemons) {
            kill9(daemon);
        }
    }
}
