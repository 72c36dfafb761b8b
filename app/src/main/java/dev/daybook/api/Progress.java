package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * How far an operation has come, as it says itself.
 *
 * @param fraction from 0 to 1; null when it tells none
 * @param message one line; null when it tells none
 */
public record Progress(@Nullable Double fraction, @Nullable String message) {}
