package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body that makes two of a session.
 *
 * @param at where the second one starts, within the session; whole seconds count
 */
public record SplitRequest(@Nullable Instant at) {}
