package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * A refused request, as a problem document (RFC 9457).
 *
 * @param code {@code not_found}, {@code wrong_type}, {@code not_cancellable}, {@code invalid}, {@code conflict} or
 *     {@code unavailable}
 */
public record Problem(@Nullable String type, String title, int status, String detail, String code) {}
