package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * Body of a cancel.
 *
 * @param graceSeconds between SIGTERM and SIGKILL, from 0 to 86400; the operation's own when null
 */
public record CancelRequest(@Nullable Integer graceSeconds) {}
