package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;

/**
 * Makes this process the parent of whatever its descendants leave behind, so that none escapes it by forking twice; and
 * lets those of them go that have ended.
 */
public final class Subreaper {

    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final NativeFunction CONTROL = NativeFunction.variadic("prctl", 1,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private Subreaper() {}

    /** From now on, for as long as this process lives. */
    public static void become() throws IOException {
        // Inherited as ignored, it would throw exit codes away.
        Signals.dispose(Signals.CHLD, Signals.DEFAULT);
        Descriptors.orThrow("the parent of orphans cannot be had",
                CONTROL.call(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L));
    }

    /** Reaps what has ended and was not started here; each {@link Child} stays for who waits for it. */
    public static void sweep() {
        long ended = Child.anyEnded();
        while (ended != 0 && !Child.isAwaited(ended)) {
            Child.reap(ended);
            ended = Child.anyEnded();
        }
        if (ended != 0) {
            // One that is awaited stands before the others, which only a look at all processes finds.
            sweepAll();
        }
    }

    private static void sweepAll() {
        long self = ProcessHandle.current().pid();
        ProcStat.all().stream().filter(stat -> stat.parent() == self && stat.isZombie())
                .filter(stat -> !Child.isAwaited(stat.pid())).forEach(stat -> Child.reap(stat.pid()));
    }
}
