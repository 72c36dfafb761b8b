package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body that corrects a session. What is null stays as it is.
 *
 * @param end of a desk session that has ended; whole seconds count
 */
public record SessionEdit(@Nullable Instant end) {}
