package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * What became of a wish to start a plan.
 *
 * @param reason {@code started}; {@code active_session}: a run of it goes on; {@code orphan_recovered}: a session of it
 *     claimed to be active for an operation that is not there and has been failed, the next check may start anew
 * @param sessionId the session that was started, goes on or was recovered; null when somebody deleted it
 * @param operationId that session's
 */
public record PlanTriggered(boolean triggered, String reason, @Nullable Long sessionId, @Nullable String operationId) {}
