package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Receipt;
import java.time.Duration;
import java.util.Optional;

/** What can be seen of a worker from outside, whether or not it speaks. Thread safe. */
public interface WorkerEvidence {

    /** Whether the operation's worker still holds its lock, or its process still runs, stopped or not. */
    boolean workerAlive(LiveOperation operation);

    /** The record of the latest attempt that has ended, when it is this attempt or a later one. */
    Optional<ExitRecord> exitRecord(LiveOperation operation);

    /** Stops what a dead worker left running; returns when nothing is left or nothing more can be done. */
    Receipt sweep(LiveOperation operation, Duration grace);

    /** Ends the operation's worker at once, if its very process is still there. */
    void endWorker(LiveOperation operation);

    /** Shortens the grace of a sweep that is under way; it is never made longer. */
    void hasten(String operation, Duration grace);
}
