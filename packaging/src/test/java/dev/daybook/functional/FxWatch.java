package dev.daybook.functional;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Looks again and again at what the JavaFX thread does: it must never be found talking to a daemon. */
final class FxWatch implements AutoCloseable {

    private static final Set<String> TALK = Set.of("sun.nio.ch.SocketChannelImpl", "sun.nio.ch.UnixDomainSockets",
            "java.lang.ProcessImpl", "dev.daybook.client.DaybookClient");
    private static final long LOOK_EVERY_MILLIS = 5;

    private final Thread javaFx;
    private final AtomicReference<String> caught = new AtomicReference<>("");
    private volatile boolean ending;

    /** Begins to look. */
    FxWatch(Thread javaFx) {
        this.javaFx = javaFx;
        var _ = Thread.ofPlatform().name("fx-watch").daemon(true).start(this::look);
    }

    private void look() {
        while (!ending) {
            StackTraceElement[] stack = javaFx.getStackTrace();
            if (Arrays.stream(stack).anyMatch(frame -> TALK.contains(frame.getClassName()))) {
                caught.set(Arrays.stream(stack).map(StackTraceElement::toString).collect(Collectors.joining("\n")));
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A stack in which it talked; empty when it was never found to. */
    Optional<String> caught() {
        return Optional.of(caught.get()).filter(stack -> !stack.isEmpty());
    }

    @Override
    public void close() {
        ending = true;
    }
}
