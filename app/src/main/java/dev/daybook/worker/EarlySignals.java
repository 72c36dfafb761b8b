package dev.daybook.worker;

import dev.daybook.platform.process.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps signals until there is somebody to give them to. Thread safe. */
final class EarlySignals implements IntConsumer {

    private final List<Integer> kept = new ArrayList<>();
    private @Nullable Child child;

    @Override
    public synchronized void accept(int signal) {
        if (child == null) {
            kept.add(signal);
        } else {
            child.signalGroup(signal);
        }
    }

    synchronized void deliverTo(Child taker) {
        child = taker;
        kept.forEach(taker::signalGroup);
    }
}
