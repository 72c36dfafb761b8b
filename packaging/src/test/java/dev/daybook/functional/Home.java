package dev.daybook.functional;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import dev.daybook.platform.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A DAYBOOK_HOME of a test's own, the daemons that run in it one after the other, and the command line. */
final class Home {

    static final Path BIN = Path.of(Objects.requireNonNull(System.getProperty("daybook.folder"))).resolve("bin");
    private static final Duration READY = Duration.ofSeconds(40);

    final Directories directories;
    private final Path folder;
    private final Path streams;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> daemons = new ArrayList<>();
    private Path bin = BIN;

    Home(Path folder) {
        this(folder, folder);
    }

    /**
     * A home whose disk may not take what programs say.
     *
     * @param streams where that goes instead
     */
    Home(Path folder, Path streams) {
        this.folder = folder;
        this.streams = streams;
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

    /** Its programs are those of another installation than the one that was built. */
    Home of(Path install) {
        bin = install.resolve("bin");
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
        command.add(bin.resolve("daybookd").toString());
        Files.createDirectories(folder);
        Process daemon = program(command).redirectError(err().toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        daemons.add(daemon);
        return daemon;
    }

    private Path err() {
        return streams.resolve("daybookd.err");
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

    /** Whether a daemon answers, whoever started it. */
    boolean isRunning() {
        try {
            health();
            return true;
        } catch (ClientException away) {
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
        return run(commandLine(arguments));
    }

    Ran run(List<String> command) throws IOException, InterruptedException {
        return background(command).ended();
    }

    /** Starts the command line and does not wait for it. Its input is empty. */
    Running background(String... arguments) throws IOException {
        return background(commandLine(arguments));
    }

    Running background(List<String> command) throws IOException {
        return Running.start(program(command), Files.createTempDirectory(Files.createDirectories(streams), "ran"));
    }

    /** Starts the command line with its input open to be written to. */
    Running open(String... arguments) throws IOException {
        return Running.start(program(commandLine(arguments)).redirectInput(ProcessBuilder.Redirect.PIPE),
                Files.createTempDirectory(streams, "ran"));
    }

    private List<String> commandLine(String... arguments) {
        // Whoever started the tests may have Ctrl-C ignored, which is inherited.
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=INT", bin.resolve("daybook").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** {@code daybook run --detach} with these arguments; answers the id. */
    String detach(String... arguments) throws IOException, InterruptedException {
        Ran ran = daybook(Stream.concat(Stream.of("run", "--detach"), Stream.of(arguments)).toArray(String[]::new));
        if (ran.exit() != 0 || !ran.out().matches("op_[a-z0-9]{10}\n")) {
            throw new AssertionError("run --detach: " + ran);
        }
        return ran.out().strip();
    }

    /** A detached shell script. */
    String shell(String script) throws IOException, InterruptedException {
        return detach("--", "sh", "-c", script);
    }

    Operation operation(String id) throws ClientException {
        return answer(Call.operation(id));
    }

    /** Newest first. */
    List<Operation> operations() throws ClientException {
        return answer(Call.operations(null, 1_000, null)).operations();
    }

    /** The operation once that is so; a daemon that is away is waited for. */
    Operation await(String id, Predicate<Operation> state) {
        return Awaitility.await(id).atMost(READY).pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(DaemonAway.class).until(() -> operation(id), state);
    }

    Operation ended(String id) {
        return await(id, Operation::terminal);
    }

    OperationCancel cancel(String id) throws ClientException {
        return answer(Call.cancel(id, new CancelRequest(null)));
    }

    /** Where an operation's log, lock and exit records lie. */
    Path operationFolder(String id) {
        return directories.operations().resolve(id);
    }

    String logOf(String id) throws IOException {
        Path log = operationFolder(id).resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** Waits until the command has written this. */
    void awaitLog(String id, String text) {
        Awaitility.await(text + " in the log of " + id).atMost(READY).pollInterval(Duration.ofMillis(50))
                .until(() -> logOf(id).contains(text));
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
        return new Tamper(databaseBase());
    }

    /** The database's path without H2's ending. */
    Path databaseBase() {
        return directories.data().resolve("daybook");
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

    /** An installation whose daemon runs in this home, for a program that starts one and knows nothing of homes. */
    Path installation() throws IOException {
        Path install = folder.resolve("install");
        Path program = Files.createDirectories(install.resolve("bin")).resolve("daybookd");
        List<String> script = new ArrayList<>(List.of("#!/bin/sh", "unset DISPLAY XAUTHORITY WAYLAND_DISPLAY"));
        environment.forEach((name, value) -> script.add("export " + name + "='" + value + "'"));
        script.add("exec '" + BIN.resolve("daybookd") + "'");
        Files.write(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return install;
    }

    /** Ends every daemon that was started here, and whatever else was: workers outlive daemons. */
    void end() throws InterruptedException {
        for (Process daemon : daemons) {
            kill9(daemon);
        }
        String home = String.valueOf(environment.get("DAYBOOK_HOME"));
        Awaitility.await("nothing left in " + folder).atMost(READY).until(() -> {
            Set<ProcTable.Seen> left = ProcTable.with("DAYBOOK_HOME", home::equals);
            left.forEach(ProcTable.Seen::kill);
            return left.isEmpty();
        });
    }
}
