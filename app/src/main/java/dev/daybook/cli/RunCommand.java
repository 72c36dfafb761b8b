package dev.daybook.cli;

import dev.daybook.settings.LengthOfTime;
import dev.daybook.api.CancelRequest;
import dev.daybook.api.Json;
import dev.daybook.api.OperationRequest;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.OperationId;
import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.OwnEnd;
import dev.daybook.platform.process.OwnProcess;
import dev.daybook.worker.Interrupts;
import dev.daybook.worker.Mode;
import dev.daybook.worker.Worker;
import dev.daybook.worker.Worker.Outcome;
import dev.daybook.worker.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command as an operation; this process is its worker, or starts one. */
@Command(name = "run", description = {
        "Run a command so that it can be seen, stopped and trusted, whatever becomes of the daemon.",
        "In the foreground it behaves like the command itself: its output, its input, Ctrl-C and its exit code."}, customSynopsis = "daybook run [OPTIONS] [--] COMMAND [ARGUMENT...]", footer = {
                "", "Inside the run, 'daybook progress 0.4 \"epoch 4\"' tells how far it is.", "",
                "Exit codes: the command's own; 128 and the number of a signal that",
                "ended it; 126 and 127 for a command that cannot be run or is not there;",
                "1 when it was cancelled before it started."})
final class RunCommand extends BareVerb {

    /** Of JSON: the API takes 64 KiB for all of a request, and title and folder may be long too. */
    private static final int MOST_BYTES_KEPT = 24_576;

    @Option(names = {"-d", "--detach"}, description = "Start it in the background and print its id.")
    boolean detach;

    @Option(names = "--title", paramLabel = "TEXT", description = "What it is, instead of the command itself.")
    @Nullable
    String title;

    @Option(names = "--cwd", paramLabel = "FOLDER", description = "Where it runs, instead of here.")
    @Nullable
    Path cwd;

    @Option(names = "--timeout", paramLabel = "LENGTH", description = "Stop it after so long: 30s, 5m or 1h30m.")
    @Nullable
    String timeout;

    @Option(names = "--grace", paramLabel = "LENGTH", defaultValue = "10s", description = "Between SIGTERM and SIGKILL when it is stopped (default: 10s).")
    String grace = "10s";

    @Option(names = "--retry", paramLabel = "N", defaultValue = "0", description = "Try up to N more times when it fails, after 1 s, 2 s, 4 s and so on.")
    int retries;

    @Option(names = "--after", paramLabel = "OP", description = "Start once that operation has completed.")
    @Nullable
    String after;

    @Option(names = "--group", paramLabel = "NAME", description = "Start when its group has room; first come, first served.")
    @Nullable
    String group;

    @Option(names = "--parallel", paramLabel = "N", description = "How many of the group may run at once (default: 1).")
    @Nullable
    Integer parallel;

    @Option(names = "--notify", description = "Show a notification on the desktop when it has ended.")
    boolean notice;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments.")
    List<String> command = List.of();

    private int exit = Exit.DONE.code();

    RunCommand(Surroundings around) {
        super(around);
    }

    @Override
    String list() {
        return "operations";
    }

    @Override
    int exit() {
        return exit;
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        WorkerTask task = task();
        OperationRequest request = request(task);
        Outcome outcome;
        try (Interrupts interrupts = Interrupts.open()) {
            outcome = run(client, task, request, interrupts);
        }
        exit = outcome.code();
        if (outcome.interrupted()) {
            // All is told and written: a shell ends its loop for one that an interrupt ended, and for no other.
            OwnEnd.byInterrupt();
        }
    }

    private Outcome run(DaybookClient client, WorkerTask task, OperationRequest request, Interrupts interrupts)
            throws ClientException, Failure, InterruptedException {
        interrupts.onEnding(Thread.currentThread()::interrupt);
        try {
            create(client, request);
            return detach
                    ? new Outcome(new DetachedStart(around, client).start(task), false)
                    : foreground(client, task, interrupts);
        } catch (ClientException | InterruptedException e) {
            OptionalInt signal = interrupts.ending();
            if (signal.isEmpty()) {
                throw e;
            }
            withdraw(client, request);
            return Outcome.bySignal(signal.getAsInt());
        }
    }

    /** Asked for again, because the first time it may still be under way, and must not come after its cancel. */
    private void withdraw(DaybookClient client, OperationRequest request) {
        Thread.interrupted();
        try {
            client.answer(Call.create(request));
            client.answer(Call.cancel(String.valueOf(request.id()), new CancelRequest(null)));
        } catch (ClientException away) {
            // It never started; the next daemon finds that nobody claims it.
        }
    }

    /** The id is this process's own: asking once more makes no second operation. */
    private void create(DaybookClient client, OperationRequest request)
            throws ClientException, Failure, InterruptedException {
        try {
            client.answer(Call.create(request));
        } catch (DaemonAway away) {
            if (away.why() != DaemonAway.Why.NOT_RUNNING) {
                throw away;
            }
            around.terminal().complain("no daemon runs, starting one");
            new Launching(around, client).start();
            client.answer(Call.create(request));
        }
    }

    private Outcome foreground(DaybookClient client, WorkerTask task, Interrupts interrupts)
            throws Failure, InterruptedException {
        Worker worker = new Worker(task, Mode.FOREGROUND, OwnProcess.environment(), interrupts, client, around.clock(),
                around.terminal()::complain);
        try {
            return worker.run(around.directories().operations().resolve(task.operationId()));
        } catch (InstanceLock.Held e) {
            throw new Failure(Exit.FAILED, task.operationId() + " is held by " + e.holder() + " already");
        } catch (IOException e) {
            if (interrupts.ending().isPresent()) {
                throw new InterruptedException("the interrupt closed a file");
            }
            throw new Failure(Exit.FAILED, "cannot run it: " + e.getMessage());
        }
    }

    private WorkerTask task() {
        Path folder = (cwd == null ? OwnProcess.folder() : cwd).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw wrong("--cwd: " + folder + " is not a folder");
        }
        if (retries < 0 || retries > 100) {
            throw wrong("--retry: " + retries + " is not a number from 0 to 100");
        }
        String name = title == null || title.isBlank() ? String.join(" ", shown()) : title;
        return new WorkerTask(OperationId.next(), shortened(name, 2_000), OwnProcess.lastArguments(command), folder,
                length("--grace", grace),
                Optional.ofNullable(timeout).map(text -> length("--timeout", text)), retries, notice);
    }

    private Duration length(String option, String text) {
        Duration length = LengthOfTime.parse(text)
                .orElseThrow(() -> wrong(option + ": '" + text + "' is not a length like " + LengthOfTime.FORMS));
        if (option.equals("--timeout") && length.isZero()) {
            throw wrong("--timeout: '" + text + "' leaves no time to run");
        }
        return length;
    }

    private OperationRequest request(WorkerTask task) {
        if (parallel != null && group == null) {
            throw wrong("--parallel: it goes with --group");
        }
        Integer seconds = task.timeout().map(limit -> (int) limit.toSeconds()).orElse(null);
        return new OperationRequest(task.operationId(), "command", task.title(), kept(shown()),
                ByteText.shown(ByteText.of(task.cwd())),
                (int) task.grace().toSeconds(), seconds, task.retries(), after, group, parallel, null);
    }

    private List<String> shown() {
        return OwnProcess.lastArguments(command).stream().map(ByteText::shown).toList();
    }

    /** What the record shows of a command that is very long; it runs with all of it. */
    private static List<String> kept(List<String> command) {
        int length = 0;
        for (int i = 0; i < command.size(); i++) {
            length += Json.MAPPER.writeValueAsBytes(command.get(i)).length + 1;
            if (length > MOST_BYTES_KEPT) {
                List<String> kept = new ArrayList<>(command.subList(0, i));
                kept.add("… and " + (command.size() - i) + " more");
                return kept;
            }
        }
        return command;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
