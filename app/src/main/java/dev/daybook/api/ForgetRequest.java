package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be forgotten. What is given narrows; at least one of the first four is.
 *
 * @param from UTC; null for since ever
 * @param to UTC, exclusive; null for up to now
 * @param app a program's name, case apart
 * @param titleMatching a regular expression (Java's) that is found in a title or an address
 * @param backups whether backups and set-aside files go, too; null for no
 */
public record ForgetRequest(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String app,
        @Nullable String titleMatching,
        @Nullable Boolean backups) {}
