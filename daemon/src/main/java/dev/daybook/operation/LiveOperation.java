package dev.daybook.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the stations see it.
 *
 * @param worker who holds it or held it last
 * @param leader of its processes; null while it has none
 * @param bootId the boot in which its processes are, or would have been
 * @param cancelGrace null while nobody asked to cancel it
 */
public record LiveOperation(
        String id,
        int epoch,
        OperationStatus status,
        @Nullable Long session,
        @Nullable String parent,
        boolean inWorker,
        @Nullable WorkerIdentity worker,
        @Nullable Leader leader,
        String bootId,
        @Nullable Duration cancelGrace,
        Duration grace) {

    /** Whether this worker may speak for it: nobody else holds it. */
    public boolean mayBeHeldBy(String workerId) {
        return worker == null || worker.id().equals(workerId);
    }
}
