package dev.daybook.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * One reading of the machine's three clocks, taken together. Together they tell sleep, stalls and clock steps apart:
 * sleep moves {@code sinceBoot} and not {@code awake}; a step moves {@code wall} alone; a stall moves all three.
 *
 * @param wall the time of day, UTC; may jump either way
 * @param awake since an arbitrary origin, never backwards, still while the machine sleeps (CLOCK_MONOTONIC on Linux)
 * @param sinceBoot since an arbitrary origin, never backwards, going on while the machine sleeps (CLOCK_BOOTTIME)
 */
public record Tick(Instant wall, Duration awake, Duration sinceBoot) {}
