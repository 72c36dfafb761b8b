package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a test says can be seen. Not thread safe. */
final class ScriptedEvidence implements WorkerEvidence {

    /** Operations whose worker lives. */
    final Set<String> alive = new HashSet<>();
    final Map<String, ExitRecord> records = new HashMap<>();
    /** Operations at which every look fails. */
    final Set<String> broken = new HashSet<>();
    /** What was swept, with its grace. */
    final List<String> swept = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final List<String> hastened = new ArrayList<>();
    /** Done while something is being swept. */
    Runnable meanwhile = () -> {};

    @Override
    public boolean workerAlive(LiveOperation operation) {
        if (broken.contains(operation.id())) {
            throw new IllegalStateException("what there is to see of " + operation.id() + " cannot be seen");
        }
        return alive.contains(operation.id());
    }

    @Override
    public Optional<ExitRecord> exitRecord(LiveOperation operation) {
        return Optional.ofNullable(records.get(operation.id())).filter(exit -> exit.epoch() >= operation.epoch());
    }

    @Override
    public Receipt sweep(LiveOperation operation, Duration grace) {
        swept.add(operation.id() + " " + grace.toSeconds());
        meanwhile.run();
        return new Receipt(3, 0);
    }

    @Override
    public void endWorker(LiveOperation operation) {
        ended.add(operation.id());
        alive.remove(operation.id());
    }

    @Override
    public void hasten(String operation, Duration grace) {
        hastened.add(operation + " " + grace.toSeconds());
    }
}
