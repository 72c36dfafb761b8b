package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of a pause. At most one of the two may be given; with neither, the pause lasts until resumed.
 *
 * @param minutes 1 to 10080
 * @param until an instant in the future
 */
public record PauseRequest(@Nullable Integer minutes, @Nullable Instant until) {}
