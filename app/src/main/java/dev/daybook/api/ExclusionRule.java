package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * What is kept out of the record: everything in which each pattern that is given is found.
 *
 * @param app a regular expression; null when any application will do; likewise {@code title} and {@code url}
 * @param treatment {@code drop}: nothing is recorded; {@code redact}: the application, without title and address
 * @param source where it stands: {@code config.toml line 12}, or for instance {@code built-in: private windows}
 */
public record ExclusionRule(
        @Nullable String app, @Nullable String title, @Nullable String url, String treatment, String source) {}
