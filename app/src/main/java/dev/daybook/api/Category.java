package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * A name that a rule gives.
 *
 * @param name nested by slashes, such as {@code Work/Code}
 * @param colour as {@code #rrggbb}, its own or that of a category in which it is nested; null where a person gave none
 */
public record Category(String name, @Nullable String colour) {}
