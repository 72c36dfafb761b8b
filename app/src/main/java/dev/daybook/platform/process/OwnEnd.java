package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;

/** The end of this process by a signal, as whoever waits for it sees it: an exit code above 128 is not the same to a shell. */
public final class OwnEnd {

    private static final NativeFunction RAISE = new NativeFunction("raise", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private OwnEnd() {}

    /** Ends this process by SIGINT, at once and without its shutdown hooks. Returns only where that cannot be done. */
    public static void byInterrupt() {
        if (Linux.isHere()) {
            Signals.dispose(Signals.INT, Signals.DEFAULT);
            RAISE.call(Signals.INT);
        }
    }
}
