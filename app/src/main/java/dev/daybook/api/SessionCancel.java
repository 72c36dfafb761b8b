package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * A session was cancelled, now or before.
 *
 * @param operationId of its operation; null when it has none
 * @param message one sentence for a person
 */
public record SessionCancel(boolean success, long sessionId, @Nullable String operationId, String message) {}
