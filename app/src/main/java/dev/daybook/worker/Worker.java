package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Receipt;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.OperationId;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.SpawnFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs one operation from its first attempt to its last. It holds the operation's lock for its life, writes down how an
 * attempt ended before it tells anybody, and never ends because a daemon is away.
 *
 * <p>Run once, on one thread; one in a process.
 */
public final class Worker {

    /** A daemon that was there a moment ago is given so long to take the last report; its record is on disk anyway. */
    private static final Duration TELL_WITHIN = Duration.ofSeconds(5);
    private static final Duration TELL_A_STRANGER_WITHIN = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int NOT_RUN = 1;
    private static final int NOT_STARTED = 126;
    private static final int BY_SIGNAL = 128;
    private static final int INTERRUPT = 2;

    private final WorkerTask task;
    private final Mode mode;
    private final Map<String, String> environment;
    private final Interrupts interrupts;
    private final Clock clock;
    private final Voice says;
    private final Contact contact;
    private final Hands hands;

    /**
     * Prepares it.
     *
     * @param environment of the command, as {@link dev.daybook.platform.process.ByteText}
     * @param interrupts what the signals mean that this process gets
     * @param says hears on a thread of its own, one line at a time, what a person in front of it should know
     */
    public Worker(WorkerTask task, Mode mode, Map<String, String> environment, Interrupts interrupts,
            DaybookClient client,
            Clock clock, Consumer<String> says) {
        this.task = task;
        this.mode = mode;
        this.environment = environment;
        this.interrupts = interrupts;
        this.clock = clock;
        this.says = new Voice(says);
        this.contact = new Contact(client, OperationId.nextWorker(), ProcessIdentity.ofThisProcess(), this::hands);
        this.hands = new Hands(task.operationId(), contact::news, reason -> this.says.accept("waiting: " + reason));
    }

    private Hands hands() {
        return hands;
    }

    /**
     * What became of it.
     *
     * @param code what a shell would have said of the command: its code, or 128 and the signal's number
     * @param interrupted whether an interrupt ended it
     */
    public record Outcome(int code, boolean interrupted) {

        /** The end by a signal. */
        public static Outcome bySignal(int signal) {
            return new Outcome(BY_SIGNAL + signal, signal == INTERRUPT);
        }
    }

    /**
     * Does it.
     *
     * @param folder of the operation
     * @throws InstanceLock.Held when another worker holds the operation
     * @throws IOException when the folder cannot be had
     */
    public Outcome run(Path folder) throws IOException, InstanceLock.Held, InterruptedException {
        // The voice ends last: what is not yet said keeps neither the lock nor the daemon waiting.
        try (says) {
            says.start();
            return held(folder);
        } finally {
            interrupts.onEnding(() -> {});
        }
    }

    private Outcome held(Path folder) throws IOException, InstanceLock.Held, InterruptedException {
        try (WorkerFolder held = WorkerFolder.take(folder, "worker " + ProcessHandle.current().pid())) {
            interrupts.onEnding(hands::unwanted);
            contact.start();
            Outcome outcome = attempts(held);
            untilKnown(held);
            return outcome;
        } finally {
            contact.close();
            endsTheTalk();
        }
    }

    /** Whoever interrupts from now on does not want to hear the rest. */
    private void endsTheTalk() {
        if (interrupts.ending().isEmpty()) {
            interrupts.onEnding(says::hush);
        }
    }

    /** An end that is neither on disk nor told would be lost with this process, unless somebody does not want to wait. */
    private void untilKnown(WorkerFolder folder) throws InterruptedException {
        boolean told = hands.awaitTold(contact.inTouch() ? TELL_WITHIN : TELL_A_STRANGER_WITHIN);
        boolean givenUp = false;
        for (Duration pause = FIRST_PAUSE; !told && !folder.writeAgain() && !givenUp; pause = longer(pause)) {
            boolean before = interrupts.ending().isPresent();
            told = hands.awaitTold(pause);
            givenUp = !before && interrupts.ending().isPresent();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private Outcome attempts(WorkerFolder folder) throws InterruptedException {
        for (int epoch = 1;; epoch++) {
            boolean first = epoch == 1;
            Absence absence = new Absence(() -> says.accept("waiting for the daemon"));
            switch (hands.awaitStart(() -> absence.lasts(!contact.inTouch()) && !first)) {
                case Hands.Start.Never(String reason) -> {
                    says.accept(task.operationId() + (first ? " was not started: " : " has no further attempt: ")
                            + reason);
                    return new Outcome(NOT_RUN, false);
                }
                case Hands.Start.Unwanted() -> {
                    return withdrawn(folder, epoch).outcome;
                }
                case Hands.Start.Granted() -> {
                }
            }
            Attempt attempt = attempt(folder, epoch);
            if (!attempt.exit.retrying()) {
                DesktopNotice.afterEnd(task, attempt.exit, environment, says);
                return attempt.outcome;
            }
            hands.rest(rest(epoch));
        }
    }

    /** The person in front of it does not wish it any more, and no command runs: the daemon hears that it is over. */
    private Attempt withdrawn(WorkerFolder folder, int epoch) {
        Instant now = now();
        ExitRecord exit = new ExitRecord(task.operationId(), epoch, null, null, "cancelled", null, new Receipt(0, 0),
                null, false, now, now);
        tell(folder, exit);
        return new Attempt(exit, Outcome.bySignal(interrupts.ending().orElse(INTERRUPT)));
    }

    /** A second, and twice as long after each further failure. */
    private static Duration rest(int epoch) {
        Duration rest = Duration.ofSeconds(1L << Math.min(epoch - 1, 10));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    /** An attempt that is over. */
    private record Attempt(ExitRecord exit, Outcome outcome) {}

    private Attempt attempt(WorkerFolder folder, int epoch) throws InterruptedException {
        Instant started = now();
        CommandSpec spec = new CommandSpec(task.operationId(), epoch, task.command(), task.cwd(), environment,
                task.grace(), task.timeout());
        CommandRun run;
        try {
            run = CommandRun.start(spec, folder.path(), mode, interrupts);
        } catch (InterruptedIOException e) {
            return withdrawn(folder, epoch);
        } catch (IOException e) {
            return notStarted(folder, epoch, started, e);
        }
        try (run) {
            hands.runs(run.child(), run::stop);
            Ended ended = followed(run, folder);
            boolean again = epoch <= task.retries() && !interrupts.askedOfCommand() && !run.interrupted(ended);
            ExitRecord exit = record(epoch, started, ended, again);
            tell(folder, exit);
            run.logUnbounded()
                    .ifPresent(why -> says.accept("the log of " + task.operationId() + " has no bound: " + why));
            return new Attempt(exit, outcome(exit));
        }
    }

    private Attempt notStarted(WorkerFolder folder, int epoch, Instant started, IOException why) {
        ExitRecord exit = new ExitRecord(task.operationId(), epoch, null, null, "start_failed", ExitWords.of(why), null,
                null, false, started, now());
        tell(folder, exit);
        says.accept(ExitWords.of(why));
        return new Attempt(exit,
                new Outcome(why instanceof SpawnFailure failure ? failure.exitCode() : NOT_STARTED, false));
    }

    private Ended followed(CommandRun run, WorkerFolder folder) throws InterruptedException {
        try (ProgressReader reader = new ProgressReader(folder, hands::progress)) {
            reader.start();
            return run.await();
        }
    }

    private void tell(WorkerFolder folder, ExitRecord exit) {
        try {
            folder.write(exit);
        } catch (IOException e) {
            // The daemon, if there is one, hears of it all the same, and it is tried again until it does.
            says.accept("how " + task.operationId() + " ended cannot be written down: " + e);
        }
        hands.ended(exit);
        if (exit.receipt() != null) {
            says.accept(task.operationId() + ExitWords.stopped(exit, task));
        }
    }

    private ExitRecord record(int epoch, Instant started, Ended ended, boolean again) {
        String cause = switch (ended.why()) {
            case STOPPED -> "cancelled";
            case TIMED_OUT -> "timed_out";
            case EXITED -> ended.signal().isPresent() ? "signal" : "exit";
        };
        boolean well = cause.equals("exit") && ended.exitCode().orElse(1) == 0;
        boolean retrying = !well && !cause.equals("cancelled") && again && !hands.stopAsked();
        return new ExitRecord(task.operationId(), epoch, ended.exitCode().orElse(null), ended.signal().orElse(null),
                cause, well || cause.equals("cancelled") ? null : ExitWords.of(ended, task), ExitWords.receipt(ended),
                ended.leftBehind(), retrying, started, now());
    }

    private static Outcome outcome(ExitRecord exit) {
        Integer code = exit.exitCode();
        Integer signal = exit.signal();
        return signal != null ? Outcome.bySignal(signal) : new Outcome(code == null ? NOT_RUN : code, false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
