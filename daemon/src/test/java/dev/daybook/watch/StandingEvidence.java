package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Receipt;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Evidence of workers that live, for tests in which none leaves anything else. Not thread safe. */
public final class StandingEvidence implements WorkerEvidence {

    /** Operations whose worker lives. */
    public final Set<String> alive = new HashSet<>();

    @Override
    public boolean workerAlive(LiveOperation operation) {
        return alive.contains(operation.id());
    }

    @Override
    public Optional<ExitRecord> exitRecord(LiveOperation operation) {
        return Optional.empty();
    }

    @Override
    public Receipt sweep(LiveOperation operation, Duration grace) {
        return Receipt.NOTHING;
    }

    @Override
    public void endWorker(LiveOperation operation) {
        alive.remove(operation.id());
    }

    @Override
    public void hasten(String operation, Duration grace) {
        // Nothing is swept.
    }
}
