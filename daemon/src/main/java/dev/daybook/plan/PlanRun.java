package dev.daybook.plan;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.Receipt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a plan that has not ended, read at one moment.
 *
 * @param operation the parent of its phases' operations
 * @param session it stands in; null when somebody deleted it
 * @param plan its name
 * @param triggered when it began
 * @param phases as they were then, whatever the file says now; empty when they are not known any more
 * @param cancelAsked whether somebody asked to cancel it
 * @param attempts at its phases, oldest first
 */
public record PlanRun(String operation, @Nullable Long session, String plan, Instant triggered, List<Phase> phases,
        boolean cancelAsked, List<Attempt> attempts) {

    /**
     * An operation that carries out a phase.
     *
     * @param started whether it was ever granted its start
     * @param exitCode null when none or unknown
     * @param receipt of its stop; null when it was not stopped
     */
    public record Attempt(String operation, String phase, boolean inWorker, int epoch, boolean started,
            OperationStatus status,
            @Nullable OperationCause cause, @Nullable Integer exitCode, @Nullable String error,
            @Nullable Receipt receipt) {}
}
