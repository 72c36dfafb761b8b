package dev.daybook.platform.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One function of the C library. Linked at its first call, because linking all costs a start. Thread safe. */
final class NativeFunction {

    /** How the system writes names and arguments; where it claims ASCII the bytes are UTF-8 all the same. */
    static final Charset CHARSET = charset();

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final String name;
    private final FunctionDescriptor type;
    private final Linker.Option[] options;
    private volatile @Nullable MethodHandle linked;

    /**
     * What a call came to.
     *
     * @param value what it returned
     * @param errno the reason, when it failed; otherwise without meaning
     */
    record Answer(long value, int errno) {

        boolean failed() {
            return value == -1;
        }
    }

    NativeFunction(String name, FunctionDescriptor type) {
        this(name, type, new Linker.Option[]{Linker.Option.captureCallState("errno")});
    }

    private NativeFunction(String name, FunctionDescriptor type, Linker.Option[] options) {
        this.name = name;
        this.type = type;
        this.options = options;
    }

    /** A function whose arguments from {@code firstVariadic} on stand for an ellipsis; they travel differently. */
    static NativeFunction variadic(String name, int firstVariadic, FunctionDescriptor type) {
        return new NativeFunction(name, type, new Linker.Option[]{Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(firstVariadic)});
    }

    /** Whether the C library has it. */
    boolean exists() {
        return Linker.nativeLinker().defaultLookup().find(name).isPresent();
    }

    /** Calls it; an answer that is no number counts as 0. */
    Answer call(Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            Object answer = handle().invokeWithArguments(all);
            long value = answer instanceof Number number ? number.longValue() : 0;
            return new Answer(value, (int) ERRNO.get(state, 0L));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " cannot be called", e);
        }
    }

    @SuppressWarnings("restricted")
    private MethodHandle handle() {
        MethodHandle handle = linked;
        if (handle == null) {
            MemorySegment symbol = Linker.nativeLinker().defaultLookup().findOrThrow(name);
            handle = Linker.nativeLinker().downcallHandle(symbol, type, options);
            linked = handle;
        }
        return handle;
    }

    private static Charset charset() {
        Charset told = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);
        return told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
    }
}
