package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.daybook.platform.process.NativeFunction.Answer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;

/** Terminals, by descriptor. Thread safe. */
final class TerminalCalls {

    /** More than any struct termios takes. */
    static final long ATTRIBUTES = 256;
    /** A struct winsize: rows, columns and two that nobody uses. */
    static final long WINDOW = 8;

    // c_lflag, after three others.
    private static final long LOCAL_FLAGS = 12;
    private static final int ISIG = 1;
    // c_cc, after c_line: what interrupts comes first, what quits second.
    private static final long CHARACTERS = 17;
    private static final byte NONE = 0;
    private static final int LINES_SHOWN = 2 | 8;
    private static final int ENOTTY = 25;
    private static final int NOW = 0;
    private static final long TIOCGWINSZ = 0x5413;
    private static final long TIOCSWINSZ = 0x5414;

    private static final FunctionDescriptor ON_TERMINAL = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
    private static final NativeFunction OPEN_MASTER = new NativeFunction("posix_openpt", ON_TERMINAL);
    private static final NativeFunction GRANT = new NativeFunction("grantpt", ON_TERMINAL);
    private static final NativeFunction UNLOCK = new NativeFunction("unlockpt", ON_TERMINAL);
    private static final NativeFunction NAME = new NativeFunction("ptsname_r",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final NativeFunction CONTROL = NativeFunction.variadic("ioctl", 2,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
    private static final NativeFunction GET = new NativeFunction("tcgetattr",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final NativeFunction SET = new NativeFunction("tcsetattr",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final NativeFunction MAKE_RAW = new NativeFunction("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
    private static final NativeFunction FOREGROUND = new NativeFunction("tcgetpgrp", ON_TERMINAL);
    private static final NativeFunction OWN_GROUP = new NativeFunction("getpgrp", FunctionDescriptor.of(JAVA_INT));

    private TerminalCalls() {}

    static int openMaster() throws IOException {
        return (int) Descriptors.orThrow("cannot make a terminal",
                OPEN_MASTER.call(Descriptors.O_RDWR | Descriptors.O_NOCTTY | Descriptors.O_CLOEXEC));
    }

    /** The name of the other side of a master, made ready to be opened. */
    static String slaveOf(int master) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(ATTRIBUTES);
            Descriptors.orThrow("cannot make a terminal", GRANT.call(master));
            Descriptors.orThrow("cannot make a terminal", UNLOCK.call(master));
            if (NAME.call(master, name, name.byteSize()).value() != 0) {
                throw new IOException("the new terminal has no name");
            }
            return name.getString(0);
        }
    }

    /** Whether this process may read from it and change it without being stopped for that. */
    static boolean isOurs(int terminal) {
        Answer group = FOREGROUND.call(terminal);
        // One that does not control us stops nobody.
        return group.failed() ? group.errno() == ENOTTY : group.value() == OWN_GROUP.call().value();
    }

    static boolean readAttributes(int terminal, MemorySegment into) {
        return !GET.call(terminal, into).failed();
    }

    static void writeAttributes(int terminal, MemorySegment attributes) {
        SET.call(terminal, NOW, attributes);
    }

    /**
     * Makes attributes those of a terminal that passes every byte on.
     *
     * @param keysSignal whether Ctrl-C goes on to be a signal
     */
    static void makeRaw(MemorySegment attributes, boolean keysSignal) {
        MAKE_RAW.call(attributes);
        if (keysSignal) {
            attributes.set(JAVA_INT, LOCAL_FLAGS, attributes.get(JAVA_INT, LOCAL_FLAGS) | ISIG);
        }
    }

    /** Whether somebody made it one that does not collect lines, or does not show them: to read keys or a password. */
    static boolean isForKeys(int terminal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES, Long.BYTES);
            return readAttributes(terminal, attributes)
                    && (attributes.get(JAVA_INT, LOCAL_FLAGS) & LINES_SHOWN) != LINES_SHOWN;
        }
    }

    /** Whether the terminal of that master makes a signal of one of these keys. */
    static boolean isInterrupt(int master, MemorySegment keys) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES, Long.BYTES);
            if (!readAttributes(master, attributes) || (attributes.get(JAVA_INT, LOCAL_FLAGS) & ISIG) == 0) {
                return false;
            }
            byte interrupt = attributes.get(JAVA_BYTE, CHARACTERS);
            byte quit = attributes.get(JAVA_BYTE, CHARACTERS + 1);
            return keys.elements(JAVA_BYTE).map(key -> key.get(JAVA_BYTE, 0))
                    .anyMatch(key -> key != NONE && (key == interrupt || key == quit));
        }
    }

    static boolean readWindow(int terminal, MemorySegment into) {
        return !CONTROL.call(terminal, TIOCGWINSZ, into).failed();
    }

    /** Sets it; who runs in the foreground of the terminal is told by SIGWINCH. */
    static void writeWindow(int terminal, MemorySegment window) {
        CONTROL.call(terminal, TIOCSWINSZ, window);
    }
}
