package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;

/** The C library's error numbers. */
final class Errors {

    static final int ENOENT = 2;
    static final int E2BIG = 7;
    static final int ENOEXEC = 8;
    static final int EACCES = 13;
    static final int ENOTDIR = 20;

    private static final long LONGEST_TEXT = 256;
    private static final NativeFunction TEXT = new NativeFunction("strerror",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT));

    private Errors() {}

    /** What the C library calls it. */
    @SuppressWarnings("restricted")
    static String text(int number) {
        long address = TEXT.call(number).value();
        return MemorySegment.ofAddress(address).reinterpret(LONGEST_TEXT).getString(0, NativeFunction.CHARSET);
    }
}
