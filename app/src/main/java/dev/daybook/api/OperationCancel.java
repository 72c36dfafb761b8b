package dev.daybook.api;

/**
 * A cancel was taken.
 *
 * @param childCancelled whether a part of it (a phase) is cancelled with it
 * @param message one sentence for a person
 */
public record OperationCancel(boolean success, String operationId, boolean childCancelled, String message) {}
