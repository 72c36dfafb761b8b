package dev.daybook.recovery;

import java.time.Instant;

/**
 * An earlier run of the daemon.
 *
 * @param alive its last-alive mark
 * @param clean it stopped by itself and said so
 */
public record PastLaunch(long id, String bootId, Instant alive, boolean clean) {}
