package dev.daybook.watch;

import dev.daybook.api.HeldOperation;
import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import dev.daybook.api.Workers;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How workers are, for people. Thread safe. */
public final class WorkerStates {

    private final Claims claims;
    private final OrphanDetector detector;

    public WorkerStates(Claims claims, OrphanDetector detector) {
        this.claims = claims;
        this.detector = detector;
    }

    /** Workers this daemon has heard of and that hold something. */
    public List<Workers.Worker> workers() {
        return claims.all().stream().filter(claim -> !claim.held().isEmpty())
                .map(claim -> new Workers.Worker(claim.worker().id(), claim.worker().pid(),
                        claims.silent(claim) ? "unresponsive" : "live", claim.seen().truncatedTo(ChronoUnit.SECONDS),
                        claim.held().keySet().stream().sorted().toList()))
                .toList();
    }

    /** The operation with its worker's state, and the progress that its worker told last. */
    public Operation shown(Operation operation) {
        boolean inWorker = operation.runsIn().equals("worker") && !operation.terminal()
                && operation.workerId() != null;
        if (!inWorker) {
            return operation;
        }
        Progress progress = claims.held(operation.id(), operation.epoch()).map(HeldOperation::progress)
                .orElse(operation.progress());
        return operation.inWorker(state(operation), progress);
    }

    private @Nullable String state(Operation operation) {
        if (claims.claimed(operation.id(), operation.epoch())) {
            return "live";
        }
        return switch (detector.seen(operation.id())) {
            case null -> null;
            case UNRESPONSIVE -> "unresponsive";
            case WATCHED, LOST, ABANDONED -> "lost";
            case CLAIMED, ENDED, REBOOTED -> null;
        };
    }
}
