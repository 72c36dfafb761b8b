package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.File;
import java.lang.foreign.FunctionDescriptor;
import java.util.List;

/** Which descriptors a program that comes after this one does not get. The three streams stay. */
final class CloseOnExec {

    private static final int LAST_STREAM = 2;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final NativeFunction CONTROL = NativeFunction.variadic("fcntl", 2,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

    // The same number on every architecture; with this flag since Linux 5.11.
    private static final long NR_CLOSE_RANGE = 436;
    private static final int CLOSE_RANGE_CLOEXEC = 4;
    private static final int TO_THE_LAST = -1;
    private static final NativeFunction CLOSE_RANGE = NativeFunction.variadic("syscall", 1,
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT));

    private CloseOnExec() {}

    /** All, in one step where the kernel can. */
    static void setForAll() {
        if (CLOSE_RANGE.call(NR_CLOSE_RANGE, LAST_STREAM + 1, TO_THE_LAST, CLOSE_RANGE_CLOEXEC).failed()) {
            setForAllBut(List.of());
        }
    }

    /** All but these; one that is opened at the same moment may still slip through. */
    static void setForAllBut(List<Integer> kept) {
        String[] open = new File("/proc/self/fd").list();
        for (String name : open == null ? new String[0] : open) {
            int descriptor = Integer.parseInt(name);
            if (descriptor > LAST_STREAM && !kept.contains(descriptor)) {
                CONTROL.call(descriptor, F_SETFD, FD_CLOEXEC);
            }
        }
    }
}
