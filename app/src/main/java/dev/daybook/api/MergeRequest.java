package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * Body that makes one of two sessions.
 *
 * @param with the session before or after it
 */
public record MergeRequest(@Nullable Long with) {}
