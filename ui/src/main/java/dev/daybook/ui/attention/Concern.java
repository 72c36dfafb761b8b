package dev.daybook.ui.attention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, or was mended.
 *
 * @param text one line for a person
 * @param at when, UTC; null for what goes on as long as it is told
 * @param session to look at; null when it concerns none
 */
public record Concern(String text, @Nullable Instant at, @Nullable Long session) {}
