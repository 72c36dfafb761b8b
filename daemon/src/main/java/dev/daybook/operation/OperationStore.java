package dev.daybook.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operations in the store. Every transition is one guarded statement, together with its session's in one change; what a
 * method has answered is on disk. Thread safe.
 */
public interface OperationStore {

    Optional<LiveOperation> find(String id);

    /** Every operation that has not ended and runs in a worker, oldest first. */
    List<LiveOperation> inWorkers();

    /**
     * What an earlier daemon had in hand when it died, oldest first. A plan's run is not among it, nor a phase that had
     * not begun: those go on with this one.
     */
    List<LiveOperation> orphanedInDaemon();

    /**
     * Writes a new operation down, pending, with a run session of its own.
     *
     * @return false when an operation with this id was there before; then nothing changes
     */
    boolean create(NewOperation operation, Instant now);

    /** What became of a wish to start. */
    sealed interface Start {

        /** It is this worker's and running. */
        record Granted() implements Start {}

        /** Not yet. */
        record Wait(String reason) implements Start {}

        /**
         * It is not pending any more, another worker's, or somebody asked to cancel it.
         *
         * @param reason why it never will be; null where its status says so
         */
        record Refused(@Nullable String reason) implements Start {}
    }

    /**
     * {@code pending} → {@code running}, when what it waits for is over and its group has room.
     *
     * @param passedOver operations that lose their place in the queue for now, because their workers do not answer
     */
    Start start(String id, int epoch, WorkerIdentity worker, Set<String> passedOver, Instant now);

    /** The same when everybody answers. */
    default Start start(String id, int epoch, WorkerIdentity worker, Instant now) {
        return start(id, epoch, worker, Set.of(), now);
    }

    /**
     * {@code pending}, {@code running} or {@code reconciling} → {@code running} in this worker's hands, at this attempt
     * or a later one that the worker has begun by itself.
     *
     * @return false when it has ended, is at a later attempt, or is another worker's
     */
    boolean claim(String id, int epoch, WorkerIdentity worker, @Nullable Leader leader, Instant now);

    /** {@code running} → {@code reconciling}: nobody speaks for it now. */
    boolean unclaimed(String id, int epoch);

    void progress(String id, int epoch, @Nullable Double fraction, @Nullable String message);

    /**
     * An attempt, this or a later one that the worker has begun by itself, has failed and the next one will follow:
     * {@code pending} again, at the epoch after it.
     *
     * @return false when it has ended, is at a later attempt, or somebody asked to cancel it
     */
    boolean retry(String id, int epoch, String why);

    /**
     * Ends it, and its session with it.
     *
     * @param epoch the attempt that ended; a stale one is refused
     * @return false when it had ended before or is at a later attempt
     */
    boolean end(String id, int epoch, OperationEnd end, Instant now);

    /**
     * The same, unless a worker has claimed it: then it is {@code running}, and nobody who thought it dead may end it.
     */
    boolean endUnclaimed(String id, int epoch, OperationEnd end, Instant now);

    /**
     * Writes down what a worker tells of an operation that had already ended on a guess.
     *
     * @return false when there is nothing new in it
     */
    boolean lateExit(String id, @Nullable Integer exitCode, @Nullable Integer signal, Instant now);

    /** What became of a wish to cancel. */
    sealed interface Cancel {

        record NotFound() implements Cancel {}

        /** A part of another operation, which must be cancelled instead. */
        record PartOf(String parent) implements Cancel {}

        record AlreadyEnded(OperationStatus status) implements Cancel {}

        /** It had not started; now it is cancelled. */
        record Over() implements Cancel {}

        /**
         * The wish is on disk; what runs is being stopped.
         *
         * @param children its parts that are stopped with it
         */
        record Asked(List<String> children) implements Cancel {}
    }

    /**
     * Cancels, or asks whoever runs it to stop.
     *
     * @param grace null for the operation's own
     */
    Cancel cancel(String id, @Nullable Duration grace, Instant now);

    /**
     * Cancels a session in any state, and asks for its operation's cancel.
     *
     * @return empty when there is no such session
     */
    Optional<CancelledSession> cancelSession(long session, Instant now);

    /**
     * A session that is cancelled now.
     *
     * @param before its status before
     * @param operation of the session, whether it exists or not
     * @param cancel what became of the operation's cancel; null when the session has none
     */
    record CancelledSession(String before, @Nullable String operation, @Nullable Cancel cancel) {}
}
