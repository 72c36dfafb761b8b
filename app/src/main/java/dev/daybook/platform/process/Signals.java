package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.daybook.platform.process.NativeFunction.Answer;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;

/** Sends signals to processes that are certainly the ones that are meant. Numbers as in signal(7). Thread safe. */
final class Signals {

    static final int HUP = 1;
    static final int INT = 2;
    static final int KILL = 9;
    static final int TERM = 15;
    static final int CHLD = 17;
    static final int CONT = 18;
    static final int STOP = 19;
    static final int TSTP = 20;
    static final int TTIN = 21;
    static final int TTOU = 22;

    static final long DEFAULT = 0;
    static final long IGNORE = 1;

    private static final NativeFunction KILL_CALL = new NativeFunction("kill",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final NativeFunction SIGNAL = new NativeFunction("signal",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG));
    private static final NativeFunction PIDFD_OPEN = NativeFunction.variadic("syscall", 1,
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT));
    private static final NativeFunction PIDFD_SEND = NativeFunction.variadic("syscall", 1,
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

    // The same numbers on every architecture since Linux 5.1.
    private static final long NR_PIDFD_SEND_SIGNAL = 424;
    private static final long NR_PIDFD_OPEN = 434;
    private static final int ESRCH = 3;

    private Signals() {}

    /** Sends it, unless the process has ended; another one that got its number is never hit. */
    static void send(ProcessIdentity process, int signal) {
        Answer opened = PIDFD_OPEN.call(NR_PIDFD_OPEN, (int) process.pid(), 0);
        if (!opened.failed()) {
            int handle = (int) opened.value();
            try {
                // Only now that the number is held is the look at it worth anything.
                if (process.isAlive()) {
                    PIDFD_SEND.call(NR_PIDFD_SEND_SIGNAL, handle, signal, MemorySegment.NULL, 0);
                }
            } finally {
                Descriptors.close(handle);
            }
            // An old kernel, or no descriptor to be had: a number that is given away in between is very unlikely.
        } else if (opened.errno() != ESRCH && process.isAlive()) {
            KILL_CALL.call((int) process.pid(), signal);
        }
    }

    /** Sends it to a process group. The caller holds the group's number, by not having reaped its leader. */
    static void sendToGroup(long group, int signal) {
        KILL_CALL.call((int) -group, signal);
    }

    /** Sets what this process does at a signal: {@link #DEFAULT} or {@link #IGNORE}. */
    static void dispose(int signal, long action) {
        SIGNAL.call(signal, action);
    }
}
