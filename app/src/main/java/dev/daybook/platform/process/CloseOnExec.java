package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.File;
import java.lang.foreign.FunctionDescriptor;
import java.util.List;

/** For C libraries without closefrom (glibc before 2.34): a descriptor opened at the same moment may still slip through. */
final class CloseOnExec {

    private static final int LAST_STREAM = 2;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final NativeFunction CONTROL = NativeFunction.variadic("fcntl", 2,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

    private CloseOnExec() {}

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
