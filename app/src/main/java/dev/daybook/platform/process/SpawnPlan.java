package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.daybook.platform.process.SpawnFailure.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** What posix_spawn does between fork and exec: session, signals, folder, streams. Lives as long as its arena. */
final class SpawnPlan {

    private static final int SETSIGDEF = 0x04;
    private static final int SETSIGMASK = 0x08;
    private static final int SETSID = 0x80;
    // More than any C library's structures take.
    private static final long STRUCTURE = 1024;
    private static final int FIRST_OTHER = 3;

    private static final FunctionDescriptor ONE = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final FunctionDescriptor TWO = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor NUMBER = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);

    private static final NativeFunction ACTIONS_INIT = new NativeFunction("posix_spawn_file_actions_init", ONE);
    private static final NativeFunction ACTIONS_DESTROY = new NativeFunction("posix_spawn_file_actions_destroy", ONE);
    private static final NativeFunction ADD_CHDIR = new NativeFunction("posix_spawn_file_actions_addchdir_np", TWO);
    private static final NativeFunction ADD_CLOSE = new NativeFunction("posix_spawn_file_actions_addclose", NUMBER);
    private static final NativeFunction ADD_CLOSE_FROM = new NativeFunction("posix_spawn_file_actions_addclosefrom_np",
            NUMBER);
    private static final NativeFunction ADD_DUP = new NativeFunction("posix_spawn_file_actions_adddup2",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final NativeFunction ADD_OPEN = new NativeFunction("posix_spawn_file_actions_addopen",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final NativeFunction ATTRIBUTES_INIT = new NativeFunction("posix_spawnattr_init", ONE);
    private static final NativeFunction ATTRIBUTES_DESTROY = new NativeFunction("posix_spawnattr_destroy", ONE);
    private static final NativeFunction SET_FLAGS = new NativeFunction("posix_spawnattr_setflags",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT));
    private static final NativeFunction SET_DEFAULT = new NativeFunction("posix_spawnattr_setsigdefault", TWO);
    private static final NativeFunction SET_MASK = new NativeFunction("posix_spawnattr_setsigmask", TWO);
    private static final NativeFunction EMPTY = new NativeFunction("sigemptyset", ONE);
    private static final NativeFunction REMOVE = new NativeFunction("sigdelset", NUMBER);

    private final Arena arena;
    private final MemorySegment actions;
    private final MemorySegment attributes;

    SpawnPlan(Arena arena, SpawnRequest request) throws SpawnFailure {
        this.arena = arena;
        this.actions = arena.allocate(STRUCTURE, Long.BYTES);
        this.attributes = arena.allocate(STRUCTURE, Long.BYTES);
        check(ACTIONS_INIT.call(actions).value());
        check(ATTRIBUTES_INIT.call(attributes).value());
        setAttributes(request.ignored());
        check(ADD_CHDIR.call(actions, text(ByteText.of(request.folder()))).value());
        stream(0, request.input());
        stream(1, request.output());
        stream(2, request.error());
        closeOthers(request.kept());
    }

    MemorySegment actions() {
        return actions;
    }

    MemorySegment attributes() {
        return attributes;
    }

    void destroy() {
        ACTIONS_DESTROY.call(actions);
        ATTRIBUTES_DESTROY.call(attributes);
    }

    private void setAttributes(List<Integer> ignored) throws SpawnFailure {
        MemorySegment signals = arena.allocate(STRUCTURE, Long.BYTES);
        // Not by sigfillset: it leaves out the C library's own two, which glibc then hands on ignored.
        signals.fill((byte) 0xFF);
        ignored.forEach(signal -> REMOVE.call(signals, signal));
        check(SET_DEFAULT.call(attributes, signals).value());
        EMPTY.call(signals);
        check(SET_MASK.call(attributes, signals).value());
        check(SET_FLAGS.call(attributes, (short) (SETSIGDEF | SETSIGMASK | SETSID)).value());
    }

    private void stream(int number, Stdio target) throws SpawnFailure {
        check(switch (target) {
            case Stdio.Inherit(int descriptor) -> ADD_DUP.call(actions, descriptor, number).value();
            case Stdio.SameAsBefore() -> ADD_DUP.call(actions, number - 1, number).value();
            case Stdio.Nowhere() -> open(number, "/dev/null");
            // Opened by the leader of a session that has no terminal yet, it becomes the controlling one.
            case Stdio.Terminal(String name) -> open(number, name);
        });
    }

    private long open(int number, String file) {
        return ADD_OPEN.call(actions, number, text(file), Descriptors.O_RDWR, 0).value();
    }

    private void closeOthers(List<Integer> kept) throws SpawnFailure {
        if (!ADD_CLOSE_FROM.exists()) {
            CloseOnExec.setForAllBut(kept);
            return;
        }
        int next = FIRST_OTHER;
        for (int keep : kept) {
            for (; next < keep; next++) {
                // Closing what is not open is no error here.
                check(ADD_CLOSE.call(actions, next).value());
            }
            next++;
        }
        check(ADD_CLOSE_FROM.call(actions, next).value());
    }

    private MemorySegment text(String text) {
        return NativeStrings.one(arena, text);
    }

    private static void check(long error) throws SpawnFailure {
        if (error != 0) {
            throw new SpawnFailure(Kind.REFUSED, "a process cannot be prepared: " + Errors.text((int) error));
        }
    }
}
