package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.daybook.platform.process.NativeFunction.Answer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** File descriptors. Every one that is made here is closed on exec. Thread safe; who opens one closes it. */
public final class Descriptors {

    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0100;
    static final int O_NOCTTY = 0400;
    static final int O_APPEND = 02000;
    static final int O_CLOEXEC = 02000000;

    private static final int OWNER_READS_AND_WRITES = 0600;
    private static final int EINTR = 4;

    private static final NativeFunction OPEN = NativeFunction.variadic("open", 2,
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final NativeFunction CLOSE = new NativeFunction("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final NativeFunction PIPE = new NativeFunction("pipe2",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final NativeFunction IS_TERMINAL = new NativeFunction("isatty",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final NativeFunction READ = new NativeFunction("read",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final NativeFunction WRITE = new NativeFunction("write",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

    /** The two ends of a pipe. */
    public record Pipe(int readEnd, int writeEnd) {}

    private Descriptors() {}

    /** Opens a file to append to, made for its owner alone where it does not exist. */
    public static int openToAppend(Path file) throws IOException {
        return open(file, O_WRONLY | O_APPEND | O_CREAT);
    }

    static int open(Path file, int flags) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(ByteText.of(file), StandardCharsets.ISO_8859_1);
            return (int) orThrow("cannot open " + ByteText.shown(file),
                    OPEN.call(name, flags | O_CLOEXEC, OWNER_READS_AND_WRITES));
        }
    }

    /** A new pipe. */
    public static Pipe pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            orThrow("cannot make a pipe", PIPE.call(ends, O_CLOEXEC));
            return new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
        }
    }

    /** Closes it. A failure is of no use to anybody, and trying again might close another's. */
    public static void close(int descriptor) {
        CLOSE.call(descriptor);
    }

    /** Whether it is open on a terminal. */
    public static boolean isTerminal(int descriptor) {
        return IS_TERMINAL.call(descriptor).value() == 1;
    }

    /** Reads what is there, waiting for something; 0 at the end. */
    static int read(int descriptor, MemorySegment buffer) throws IOException {
        Answer answer = READ.call(descriptor, buffer, buffer.byteSize());
        while (answer.failed() && answer.errno() == EINTR) {
            answer = READ.call(descriptor, buffer, buffer.byteSize());
        }
        return (int) orThrow("cannot read", answer);
    }

    /** Writes all of it. */
    static void write(int descriptor, MemorySegment bytes) throws IOException {
        long done = 0;
        while (done < bytes.byteSize()) {
            Answer answer = WRITE.call(descriptor, bytes.asSlice(done), bytes.byteSize() - done);
            if (!answer.failed()) {
                done += answer.value();
            } else if (answer.errno() != EINTR) {
                throw new IOException("cannot write: " + Errors.text(answer.errno()));
            }
        }
    }

    static long orThrow(String what, Answer answer) throws IOException {
        if (answer.failed()) {
            throw new IOException(what + ": " + Errors.text(answer.errno()));
        }
        return answer.value();
    }
}
