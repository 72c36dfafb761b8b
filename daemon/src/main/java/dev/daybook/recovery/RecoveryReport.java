package dev.daybook.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a launch did to orphans.
 *
 * @param failed orphans that could not be mended
 * @param error the first failure; null when there was none
 */
public record RecoveryReport(Instant ranAt, int recovered, int failed, @Nullable String error) {}
