package dev.daybook.platform.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * While open, passes INT, TERM, HUP and USR1 that this process gets on to whoever takes them, instead of ending. What
 * this process inherited as ignored stays ignored. One at a time in a process. Not thread safe.
 */
public final class SignalForwarding implements AutoCloseable {

    // The JDK has no other door to signals than sun.misc.Signal, and no way left to switch javac's warning at it off:
    // hence by reflection, here alone.
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP", "USR1");

    private final Method handle;
    private final Map<Object, Object> before = new LinkedHashMap<>();

    private SignalForwarding(IntConsumer taker) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Class<?> handler = Class.forName(HANDLER);
        this.handle = signal.getMethod("handle", signal, handler);
        MethodHandle number = MethodHandles.publicLookup().unreflect(signal.getMethod("getNumber"));
        MethodHandle take = MethodHandles.publicLookup().unreflect(IntConsumer.class.getMethod("accept", int.class));
        Object passOn = MethodHandleProxies.asInterfaceInstance(handler,
                MethodHandles.filterArguments(take.bindTo(taker), 0, number));
        for (String name : NAMES) {
            Object one = signal.getConstructor(String.class).newInstance(name);
            before.put(one, handle.invoke(null, one, passOn));
        }
    }

    /** Begins to pass signals on, as numbers, on a thread of the JVM. */
    public static SignalForwarding to(IntConsumer taker) {
        try {
            return new SignalForwarding(taker);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("this Java does not let signals be handled", e);
        }
    }

    /** Puts back what was done at them before. Once. */
    @Override
    public void close() {
        before.forEach((signal, old) -> {
            try {
                handle.invoke(null, signal, old);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(signal + " cannot be put back", e);
            }
        });
        before.clear();
    }
}
