package dev.daybook.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing running for the person. Instants are UTC, whole seconds.
 *
 * @param id {@code op_} and ten letters and digits
 * @param sessionId the run session it stands in; null for an operation without one
 * @param parentId the operation it is a part of; null for one that stands by itself
 * @param type {@code command}, {@code plan} (a run of one), {@code summarise}, {@code export}, {@code backup},
 *     {@code prune} or {@code forget}
 * @param runsIn {@code worker} or {@code daemon}
 * @param phase the plan's phase it carries out; null outside plans
 * @param status {@code pending}, {@code running}, {@code reconciling}, {@code completed}, {@code failed} or
 *     {@code cancelled}
 * @param epoch the attempt's number, from 1
 * @param command program and arguments; empty unless it is a command
 * @param waitingFor why a pending one does not run yet; null when it is about to
 * @param workerId the worker that holds it or held it last
 * @param workerState {@code live}, {@code unresponsive} (alive and silent) or {@code lost} while it should run in a
 *     worker; null otherwise
 * @param pid of the command; null while it has none
 * @param graceSeconds between SIGTERM and SIGKILL when it is stopped
 * @param timeoutSeconds it is stopped after so much time awake; null for no limit
 * @param retries so many more attempts follow a failed one
 * @param after starts once this operation has completed
 * @param group starts while fewer than {@code groupLimit} others of this group run
 * @param exitCode null while it runs and for ever when unknown; never a guess
 * @param signal that ended the command; null otherwise
 * @param cause {@code exit}, {@code signal}, {@code worker_lost}, {@code host_rebooted}, {@code daemon_restarted},
 *     {@code timed_out}, {@code cancelled} or {@code start_failed}; null while it has not ended
 * @param error one line for a person; null when nothing went wrong
 * @param cancelRequested when somebody asked to cancel it; null when nobody did
 * @param receipt of its stop; null when it was not stopped
 * @param leftBehind background processes that the command left when it ended by itself; null when not known
 * @param lateExit what a worker told after the operation had already ended otherwise
 */
public record Operation(
        String id,
        @Nullable Long sessionId,
        @Nullable String parentId,
        String type,
        String runsIn,
        @Nullable String phase,
        String status,
        int epoch,
        String title,
        List<String> command,
        @Nullable String cwd,
        @Nullable String waitingFor,
        @Nullable String workerId,
        @Nullable String workerState,
        @Nullable Long pid,
        @Nullable Progress progress,
        int graceSeconds,
        @Nullable Integer timeoutSeconds,
        int retries,
        @Nullable String after,
        @Nullable String group,
        @Nullable Integer groupLimit,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Integer exitCode,
        @Nullable Integer signal,
        @Nullable String cause,
        @Nullable String error,
        @Nullable Instant cancelRequested,
        @Nullable Receipt receipt,
        @Nullable Integer leftBehind,
        @Nullable LateExit lateExit) {

    /** Whether it has ended for good. */
    public boolean terminal() {
        return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
    }

    /** The same as its worker has it now. */
    public Operation inWorker(@Nullable String state, @Nullable Progress told) {
        return new Operation(id, sessionId, parentId, type, runsIn, phase, status, epoch, title, command, cwd,
                waitingFor, workerId, state, pid, told, graceSeconds, timeoutSeconds, retries, after, group,
                groupLimit, created, started, ended, exitCode, signal, cause, error, cancelRequested, receipt,
                leftBehind, lateExit);
    }

    /** What a worker told of an operation that had already ended otherwise; that end stands. */
    public record LateExit(Instant at, @Nullable Integer exitCode, @Nullable Integer signal) {}
}
