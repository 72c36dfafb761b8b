package dev.daybook.server;

import dev.daybook.api.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API reads of operations. Thread safe. */
public interface OperationReader {

    Optional<Operation> operation(String id);

    /**
     * Newest first.
     *
     * @param status only of this status; null for all
     * @param before only older ones than this; null for the newest
     */
    List<Operation> operations(@Nullable String status, @Nullable String parent, @Nullable String before, int limit);
}
