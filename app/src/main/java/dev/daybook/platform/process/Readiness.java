package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** Waits until a descriptor can be read, for a while. */
final class Readiness {

    private static final NativeFunction POLL = new NativeFunction("poll",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final long POLLED = 8;
    private static final long EVENTS = 4;
    private static final short POLLIN = 1;

    private Readiness() {}

    /** Whether a read would return at once, be it with an error. */
    static boolean toRead(int descriptor, Duration within) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment polled = arena.allocate(POLLED, Integer.BYTES);
            polled.set(JAVA_INT, 0, descriptor);
            polled.set(JAVA_SHORT, EVENTS, POLLIN);
            return POLL.call(polled, 1L, (int) within.toMillis()).value() > 0;
        }
    }
}
