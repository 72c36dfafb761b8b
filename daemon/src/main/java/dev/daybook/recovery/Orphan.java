package dev.daybook.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * A desk session that claims to be active before anything could have opened one.
 *
 * @param next start of the next desk session of any status; of two that start together the younger is next
 * @param recorder the launch that opened it
 */
public record Orphan(long id, Instant start, Optional<Instant> next, Optional<PastLaunch> recorder) {}
