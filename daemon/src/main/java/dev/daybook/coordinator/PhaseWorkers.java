package dev.daybook.coordinator;

import dev.daybook.plan.Phase;
import java.io.IOException;
import java.util.Map;

/** Starts workers for phases. Thread safe. */
public interface PhaseWorkers {

    /**
     * Starts a worker, which outlives the daemon.
     *
     * @param title for people
     * @param variables that the command gets beside the daemon's own, as bytes
     *        ({@link dev.daybook.platform.process.ByteText})
     * @param ended told when the worker is gone, on a thread of its own; never when the daemon goes first
     * @throws IOException when it cannot be started; the message says what and where
     */
    void start(String operation, String title, Phase.InWorker phase, Map<String, String> variables, Runnable ended)
            throws IOException;
}
