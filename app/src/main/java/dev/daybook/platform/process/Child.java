package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.daybook.platform.Boot;
import dev.daybook.platform.process.NativeFunction.Answer;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process that {@link Spawn} started, leader of its own process session. Until it is reaped its number, its group and
 * its session belong to nobody else. Thread safe.
 */
public final class Child {

    private static final NativeFunction WAIT = new NativeFunction("waitid",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final int BY_ANY = 0;
    private static final int BY_PID = 1;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x01000000;
    private static final int EINTR = 4;

    // siginfo_t of 64-bit Linux.
    private static final long SIGINFO = 128;
    private static final long CODE = 8;
    private static final long PID = 16;
    private static final long STATUS = 24;
    private static final int CLD_EXITED = 1;

    private static final Set<Long> UNREAPED = ConcurrentHashMap.newKeySet();

    private final ProcessIdentity identity;
    private boolean reaped;

    private Child(ProcessIdentity identity) {
        this.identity = identity;
    }

    static Child started(long pid) {
        UNREAPED.add(pid);
        // It cannot be gone: even if it ended already, it stays as a zombie until it is reaped.
        return new Child(ProcessIdentity.of(pid).orElseGet(() -> new ProcessIdentity(pid, 0, Boot.id())));
    }

    /** Those that somebody still means to wait for. */
    static boolean isAwaited(long pid) {
        return UNREAPED.contains(pid);
    }

    public ProcessIdentity identity() {
        return identity;
    }

    public long pid() {
        return identity.pid();
    }

    /** Waits for its end and leaves it unreaped. Not interruptible. */
    public Ending await() {
        return waitFor(WEXITED | WNOWAIT)
                .orElseThrow(() -> new IllegalStateException("process " + pid() + " was reaped by somebody else"));
    }

    /** How it ended; empty while it runs. Not asked after it is reaped. */
    public Optional<Ending> ending() {
        return waitFor(WEXITED | WNOWAIT | WNOHANG);
    }

    /** Sends a signal to its process group, unless it is reaped. */
    public synchronized void signalGroup(int signal) {
        if (!reaped) {
            Signals.sendToGroup(pid(), signal);
        }
    }

    /** Gives its number free, if it has ended; otherwise does nothing. */
    public synchronized void reap() {
        if (!reaped && ending().isPresent()) {
            reap(pid());
            reaped = true;
            UNREAPED.remove(pid());
        }
    }

    /** Whether its number is free. */
    public synchronized boolean isReaped() {
        return reaped;
    }

    /** Any child of this process that has ended; 0 when there is none. It stays as it is. */
    static long anyEnded() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIGINFO, Long.BYTES);
            return WAIT.call(BY_ANY, 0, info, WEXITED | WNOWAIT | WNOHANG).failed() ? 0 : info.get(JAVA_INT, PID);
        }
    }

    /** Whether it had ended and its number is free now. */
    static boolean reap(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIGINFO, Long.BYTES);
            return !WAIT.call(BY_PID, (int) pid, info, WEXITED | WNOHANG).failed() && info.get(JAVA_INT, PID) != 0;
        }
    }

    private Optional<Ending> waitFor(int options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIGINFO, Long.BYTES);
            Answer answer = WAIT.call(BY_PID, (int) pid(), info, options);
            while (answer.failed() && answer.errno() == EINTR) {
                answer = WAIT.call(BY_PID, (int) pid(), info, options);
            }
            return answer.failed() || info.get(JAVA_INT, PID) == 0 ? Optional.empty() : Optional.of(ending(info));
        }
    }

    private static Ending ending(MemorySegment info) {
        int status = info.get(JAVA_INT, STATUS);
        return info.get(JAVA_INT, CODE) == CLD_EXITED ? new Ending.Exited(status) : new Ending.Signalled(status);
    }
}
