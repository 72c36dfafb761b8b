package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts another program in the place of this process (execve(2)): its number, its folder, its three streams, its parent
 * and its children stay, so whoever supervises it notices nothing. All other descriptors are closed, and with them the
 * locks that they held are freed.
 */
public final class Replacement {

    private static final NativeFunction EXEC = new NativeFunction("execve",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private static final NativeFunction CHANGE_FOLDER = new NativeFunction("chdir",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final NativeFunction EMPTY = new NativeFunction("sigemptyset",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final NativeFunction MASK = new NativeFunction("pthread_sigmask",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final int SIG_SETMASK = 2;
    // More than any C library's set of signals takes.
    private static final long SIGNALS = 1024;

    private Replacement() {}

    /**
     * Runs the program with these arguments and the environment that this process was started with. All threads of this
     * process end where they are, without a shutdown hook: who calls has stopped and stored everything.
     *
     * @throws IOException when it cannot be done, and there is no other way back; also where the system is none of {@link Linux}; this process goes on,
     *         and what it starts in future gets none of its descriptors
     */
    public static void by(Path program, List<String> arguments) throws IOException {
        by(program, arguments, OwnProcess.environment());
    }

    static void by(Path program, List<String> arguments, Map<String, String> environment) throws IOException {
        if (!Linux.isHere()) {
            throw new IOException("no process is replaced on " + System.getProperty("os.name"));
        }
        try (Arena arena = Arena.ofConfined()) {
            List<String> command = new ArrayList<>(List.of(ByteText.of(program)));
            arguments.forEach(argument -> command.add(ByteText.of(argument)));
            MemorySegment file = NativeStrings.one(arena, command.getFirst());
            MemorySegment all = NativeStrings.array(arena, command);
            MemorySegment variables = NativeStrings.array(arena, NativeStrings.entries(environment));
            leaveFolderThatIsGone(arena);
            CloseOnExec.setForAll();
            // The JVM blocks SIGQUIT in this thread, and a mask outlives the exec. Handlers do not; what was ignored when
            // this process began, as nohup does, stays ignored.
            MemorySegment none = arena.allocate(SIGNALS, Long.BYTES);
            EMPTY.call(none);
            MASK.call(SIG_SETMASK, none, MemorySegment.NULL);
            int error = EXEC.call(file, all, variables).errno();
            throw new IOException(ByteText.shown(program) + " cannot be started: " + Errors.text(error));
        }
    }

    /** In a folder that was deleted meanwhile no launcher would start. */
    private static void leaveFolderThatIsGone(Arena arena) {
        if (!Files.isDirectory(OwnProcess.folder())) {
            CHANGE_FOLDER.call(NativeStrings.one(arena, "/"));
        }
    }
}
