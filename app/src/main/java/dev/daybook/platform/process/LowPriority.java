package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;

/** Threads whose work can wait for everybody else's. */
public final class LowPriority {

    private static final int STEPS = 10;
    private static final NativeFunction NICE = new NativeFunction("nice", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private LowPriority() {}

    /**
     * Has this thread step back for others, for processor and disk alike, for the rest of its life: it cannot be taken
     * back. On Linux alone, where a thread has a priority of its own; elsewhere nothing happens.
     */
    public static void take() {
        if (Linux.isHere()) {
            var _ = NICE.call(STEPS);
        }
    }
}
