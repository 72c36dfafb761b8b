package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.daybook.platform.process.NativeFunction.Answer;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the newest bytes of a log that others append to: the oldest become a hole in the file. Offsets stay what they
 * were, and nobody who writes or reads notices. Thread safe.
 */
public final class LogBound {

    // Holes are made of whole blocks; no file system in use has larger ones.
    private static final long BLOCK = 64 * 1024;
    private static final int KEEP_SIZE = 1;
    private static final int PUNCH_HOLE = 2;
    private static final int SEEK_DATA = 3;
    private static final int ENXIO = 6;

    private static final NativeFunction ALLOCATE = new NativeFunction("fallocate",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final NativeFunction SEEK = new NativeFunction("lseek",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));

    /** What a look at the log came to. */
    public sealed interface Outcome {

        /** At most the limit, and at most a block more, is there from this offset on. */
        record Bounded(long dataStart) implements Outcome {}

        /** The file system makes no holes: the log grows as it is written. */
        record NotBoundedHere(String reason) implements Outcome {}
    }

    private LogBound() {}

    /** Drops the oldest bytes beyond {@code limit} bytes. */
    public static Outcome keepNewest(Path log, long limit) throws IOException {
        long surplus = Math.max(0, Files.size(log) - limit) / BLOCK * BLOCK;
        if (surplus == 0) {
            return new Outcome.Bounded(0);
        }
        int descriptor = Descriptors.open(log, Descriptors.O_RDWR);
        try {
            Answer answer = ALLOCATE.call(descriptor, PUNCH_HOLE | KEEP_SIZE, 0L, surplus);
            return answer.failed()
                    ? new Outcome.NotBoundedHere(Errors.text(answer.errno()))
                    : new Outcome.Bounded(surplus);
        } finally {
            Descriptors.close(descriptor);
        }
    }

    /** Offset of the oldest byte that is still there; 0 for a log that was never cut, its size when nothing is left. */
    public static long dataStart(Path log) throws IOException {
        int descriptor = Descriptors.open(log, 0);
        try {
            Answer answer = SEEK.call(descriptor, 0L, SEEK_DATA);
            if (answer.failed()) {
                return answer.errno() == ENXIO ? Files.size(log) : 0;
            }
            return answer.value();
        } finally {
            Descriptors.close(descriptor);
        }
    }
}
