package dev.daybook.worker;

import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.InheritedPipes;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.ProcessTree;
import dev.daybook.platform.process.Receipt;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnRequest;
import dev.daybook.platform.process.Subreaper;
import dev.daybook.platform.process.TreeStop;
import dev.daybook.worker.Ended.Why;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command for one attempt at an operation. From its start until {@link #close} the signals that this process
 * gets go to the command. One at a time in a process, which starts processes in no other way. Thread safe.
 */
public final class CommandRun implements AutoCloseable {

    /** SIGHUP, SIGINT and SIGQUIT: a terminal sends them for its person. */
    private static final Set<Integer> BY_TERMINAL = Set.of(1, 2, 3);

    private static final long AGAIN_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final CommandSpec spec;
    private final Wiring wiring;
    private final Child child;
    private final ProcessTree tree;
    private final Interrupts interrupts;
    private final LogKeeper log;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private @Nullable TreeStop stop;
    private boolean decided;

    private CommandRun(CommandSpec spec, Wiring wiring, Child child, Interrupts interrupts, LogKeeper log) {
        this.log = log;
        this.spec = spec;
        this.wiring = wiring;
        this.child = child;
        this.interrupts = interrupts;
        this.tree = ProcessTree.ofOwn(child, Marker.ofAttempt(spec.operationId(), spec.epoch()), wiring.helpers());
    }

    /**
     * Starts it.
     *
     * @param folder the operation's; there the log is appended to, in {@code log}, and the command reports its progress,
     *         in {@code progress}
     * @param interrupts whose signals become the command's
     * @throws dev.daybook.platform.process.SpawnFailure when the command cannot be started
     * @throws IOException when its streams or its log cannot be had
     */
    public static CommandRun start(CommandSpec spec, Path folder, Mode mode, Interrupts interrupts)
            throws IOException {
        // Before the command is there, so that no signal falls between.
        if (!interrupts.commandStarts()) {
            throw new InterruptedIOException("nobody wishes it to run any more");
        }
        try {
            return started(spec, folder, mode, interrupts);
        } catch (IOException | RuntimeException e) {
            interrupts.commandEnded();
            throw e;
        }
    }

    private static CommandRun started(CommandSpec spec, Path folder, Mode mode, Interrupts interrupts)
            throws IOException {
        Subreaper.become();
        Path log = folder.resolve("log");
        Wiring wiring = switch (mode) {
            case DETACHED -> DetachedWiring.open(log);
            case FOREGROUND -> ForegroundWiring.open(log);
        };
        Child child = spawned(request(spec, folder, wiring, mode), wiring);
        wiring.started();
        interrupts.commandRuns(child);
        CommandRun run = new CommandRun(spec, wiring, child, interrupts, new LogKeeper(log));
        run.begin();
        return run;
    }

    private static Child spawned(SpawnRequest request, Wiring wiring) throws IOException {
        try {
            return Spawn.start(request);
        } catch (IOException | RuntimeException e) {
            wiring.abandoned();
            throw e;
        }
    }

    private static SpawnRequest request(CommandSpec spec, Path folder, Wiring wiring, Mode mode) {
        Map<String, String> environment = new HashMap<>(spec.environment());
        environment.put(Marker.VARIABLE, Marker.value(spec.operationId(), spec.epoch()));
        environment.put("DAYBOOK_PROGRESS", ByteText.of(folder.resolve("progress")));
        boolean foreground = mode == Mode.FOREGROUND;
        return new SpawnRequest(spec.command(), spec.cwd(), environment, wiring.input(), wiring.output(),
                wiring.error(), foreground ? SpawnRequest.AS_THE_CALLER : List.of(),
                foreground ? InheritedPipes.all() : List.of());
    }

    private void begin() throws IOException {
        try {
            Threads.startWaiting("command-wait", this::waitForEnd, ended);
            Threads.start("command-watch", new Watch(spec.timeout(), log, ended, this::timeOut));
        } catch (OutOfMemoryError noThread) {
            // Without those two nobody would ever learn how it ended.
            stop(Duration.ZERO);
            throw new IOException("the command cannot be followed: " + noThread.getMessage(), noThread);
        }
    }

    /** The command's own process. */
    public ProcessIdentity child() {
        return child.identity();
    }

    /** Whether a person has interrupted the command from its terminal, whatever it made of that. */
    boolean interrupted(Ended how) {
        return wiring.interrupted() || (wiring.onTerminal() && how.signal().filter(BY_TERMINAL::contains).isPresent());
    }

    /** Why the log grows beyond its bound; empty while it does not. */
    public Optional<String> logUnbounded() {
        return log.unbounded();
    }

    /**
     * Waits for the end of the run, that of a stop included, and tells it again whenever it is asked.
     *
     * @throws InterruptedException when interrupted; the run goes on
     */
    public Ended await() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the command cannot be followed", e.getCause());
        }
    }

    /**
     * Begins to end all processes of the command, and returns. Asked again it can only shorten the grace. Does nothing
     * once the command has ended by itself.
     *
     * @param grace time that they have to end by themselves, awake time; zero kills at once
     */
    public void stop(Duration grace) {
        stop(grace, Why.STOPPED);
    }

    private void timeOut() {
        stop(spec.grace(), Why.TIMED_OUT);
    }

    private synchronized void stop(Duration grace, Why why) {
        if (stop != null) {
            stop.hasten(grace);
        } else if (!decided) {
            TreeStop begun = new TreeStop(tree, grace);
            stop = begun;
            stopping(() -> finish(stopped(begun, why)));
        }
    }

    /** Without a thread of its own the stop keeps whoever asked for it, which is better than none. */
    private static void stopping(Runnable work) {
        try {
            Threads.start("command-stop", work);
        } catch (OutOfMemoryError noThread) {
            work.run();
        }
    }

    /** Whatever fails meanwhile, the stop is owed until the command has ended: nobody asks for it again. */
    private Ended stopped(TreeStop begun, Why why) {
        while (true) {
            try {
                if (child.ending().isPresent()) {
                    return byItself();
                }
                Receipt receipt = begun.run();
                return Ended.stopped(child.ending(), why, receipt);
            } catch (InterruptedException e) {
                throw new IllegalStateException("a stop is interrupted by nobody", e);
            } catch (RuntimeException | Error e) {
                LockSupport.parkNanos(AGAIN_AFTER);
            }
        }
    }

    private void waitForEnd() {
        child.await();
        synchronized (this) {
            if (stop != null) {
                return;
            }
            decided = true;
        }
        finish(byItself());
    }

    private Ended byItself() {
        return Ended.byItself(child.ending(), tree.members().size());
    }

    private void finish(Ended how) {
        try {
            wiring.finish(how.leftBehind() > 0);
            child.reap();
        } finally {
            ended.complete(how);
        }
    }

    /** The command gets no signals any more. Ends nothing: called after the end has been told and recorded. */
    @Override
    public void close() {
        interrupts.commandEnded();
    }
}
