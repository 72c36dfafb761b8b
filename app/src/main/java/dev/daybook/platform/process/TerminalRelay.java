package dev.daybook.platform.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A terminal for a command, between it and the terminal that this process runs on: keys one way, output the other way
 * and into a log, and the window's size. Works also while this process is in the background of a shell, where it only
 * shows output. When the command ends, the kernel sends SIGHUP to what it left in the foreground of its terminal.
 *
 * <p>Keys are taken whether or not the command reads them, so what is typed ahead for the shell goes to the command and
 * ends with it, as with script(1), ssh(1) and sudo(8). Nothing tells whether somebody reads from a terminal. To run the
 * command in the background until it does, which sudo can, stops it with SIGTTIN at its first read and takes Ctrl-C from
 * it until then; to put keys back (TIOCSTI) is refused by kernels since 6.2.
 *
 * <p>Thread safe.
 */
public final class TerminalRelay {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final long BUFFER = 64 * 1024;

    private final int master;
    private final String slave;
    private final int log;
    private final int output;
    private final OuterTerminal outer;
    private final boolean alone;
    private final Thread hook;
    private final Thread toCommand;
    private final Thread fromCommand;
    private volatile boolean commandEnded;
    private volatile boolean interrupted;
    private volatile boolean closed;

    private TerminalRelay(int master, String slave, int log, int output, OuterTerminal outer, boolean alone) {
        this.alone = alone;
        this.master = master;
        this.slave = slave;
        this.log = log;
        this.output = output;
        this.outer = outer;
        this.hook = Thread.ofPlatform().name("terminal-restore").unstarted(outer::giveBack);
        this.toCommand = Thread.ofPlatform().name("terminal-input").daemon().unstarted(this::passKeys);
        this.fromCommand = Thread.ofPlatform().name("terminal-output").daemon().unstarted(this::passOutput);
    }

    /**
     * Makes a terminal of the looks of ours.
     *
     * @param output our stream that is a terminal, 1 or 2
     */
    public static TerminalRelay open(int output, Path log) throws IOException {
        boolean alone = isAlone();
        OuterTerminal outer = new OuterTerminal(alone ? 0 : output, !alone);
        int master = TerminalCalls.openMaster();
        try {
            String slave = TerminalCalls.slaveOf(master);
            outer.copyWindow(master);
            if (alone) {
                outer.copyHabits(master);
            }
            return new TerminalRelay(master, slave, Descriptors.openToAppend(log), output, outer, alone);
        } catch (IOException e) {
            Descriptors.close(master);
            throw e;
        }
    }

    /**
     * Whether the command has the terminal to itself: both its input and its output are the terminal. In a line of the
     * shell with others, these may read from it or draw on it; then it is taken over only while the command wants keys.
     */
    public static boolean isAlone() {
        return Descriptors.isTerminal(0) && Descriptors.isTerminal(1);
    }

    /** For the command's streams. */
    public Stdio stdio() {
        return new Stdio.Terminal(slave);
    }

    /** The command runs: takes the terminal over and begins. */
    public void start() {
        // Whatever a look at the foreground comes too late for, no key and no signal stops this process.
        dispose(Signals.IGNORE);
        Runtime.getRuntime().addShutdownHook(hook);
        takeOver();
        fromCommand.start();
        toCommand.start();
    }

    /** Whether somebody has typed what the command's terminal makes a SIGINT or SIGQUIT of. */
    public boolean interrupted() {
        return interrupted;
    }

    /** The command could not be started. */
    public void abandon() {
        Descriptors.close(master);
        Descriptors.close(log);
    }

    /**
     * The command has ended: shows the rest of its output, and gives the terminal back.
     *
     * @param within after it, processes that the command left may still hold the terminal; what they write is lost
     */
    public void finish(Duration within) throws InterruptedException {
        commandEnded = true;
        fromCommand.join(within);
        closed = true;
        toCommand.join(LOOK_EVERY.multipliedBy(2));
        fromCommand.join(LOOK_EVERY.multipliedBy(2));
        outer.giveBack();
        removeHook();
        dispose(Signals.DEFAULT);
        // What a thread still uses cannot be closed: its number may be another's by then.
        if (!toCommand.isAlive() && !fromCommand.isAlive()) {
            abandon();
        }
    }

    private void passKeys() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER);
            while (!closed) {
                outer.copyWindow(master);
                if (!takeOver()) {
                    TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                } else if (Readiness.toRead(outer.descriptor(), LOOK_EVERY) && takeOver() && !closed) {
                    int length = Descriptors.read(outer.descriptor(), buffer);
                    interrupted |= TerminalCalls.isInterrupt(master, buffer.asSlice(0, length));
                    Descriptors.write(master, buffer.asSlice(0, length));
                    pauseAtEnd(length);
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The terminal hung up: there are no keys any more, and the command is told by SIGHUP.
            return;
        }
    }

    private boolean takeOver() {
        if (alone || TerminalCalls.isForKeys(master)) {
            return outer.takeOver();
        }
        outer.release();
        return false;
    }

    private void passOutput() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER);
            boolean atEnd = false;
            while (!closed && !(atEnd && commandEnded)) {
                if (Readiness.toRead(master, LOOK_EVERY)) {
                    int length = readOutput(buffer);
                    atEnd = length == 0;
                    copy(buffer.asSlice(0, length));
                    pauseAtEnd(length);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** 0 while nobody has the terminal open, which the kernel calls an error; somebody may open it again. */
    private int readOutput(MemorySegment buffer) {
        try {
            return Descriptors.read(master, buffer);
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    private void copy(MemorySegment bytes) {
        writeIfPossible(log, bytes);
        writeIfPossible(output, bytes);
    }

    /** A terminal that hung up, or a full disk, does not take the output from the other one. */
    private static void writeIfPossible(int descriptor, MemorySegment bytes) {
        try {
            Descriptors.write(descriptor, bytes);
        } catch (IOException e) {
            return;
        }
    }

    private static void pauseAtEnd(int length) throws InterruptedException {
        if (length == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending, and the hook does what is already done.
            return;
        }
    }

    private static void dispose(long action) {
        Signals.dispose(Signals.TTIN, action);
        Signals.dispose(Signals.TTOU, action);
        Signals.dispose(Signals.TSTP, action);
    }
}
