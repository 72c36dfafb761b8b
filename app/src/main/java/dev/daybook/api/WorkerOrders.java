package dev.daybook.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker is to do, one order for each operation it spoke of. */
public record WorkerOrders(List<WorkerOrder> orders) {

    /**
     * What to do with one operation.
     *
     * @param order {@code wait} with the start, {@code start}, {@code go_on}, {@code stop}, or {@code drop}: it has
     *     ended and is nobody's any more
     * @param graceSeconds of a stop; null otherwise
     * @param reason one line for a person; null when there is nothing to say
     */
    public record WorkerOrder(
            String operationId,
            int epoch,
            String order,
            @Nullable Integer graceSeconds,
            @Nullable String reason) {}
}
