package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * What belongs to a category: everything in which each pattern that is given is found.
 *
 * @param app a regular expression; null when any application will do; likewise {@code title} and {@code url}
 * @param source where it stands: {@code config.toml line 12}, or {@code built-in}
 */
public record CategoryRule(
        String category, @Nullable String app, @Nullable String title, @Nullable String url, String source) {}
