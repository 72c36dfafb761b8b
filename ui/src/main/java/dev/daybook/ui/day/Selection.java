package dev.daybook.ui.day;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of the day that the person picked.
 *
 * @param end exclusive, after the start
 * @param session the session it was picked by; null when it was drawn
 */
record Selection(Instant start, Instant end, @Nullable Long session) {}
