package dev.daybook.plan;

import java.time.Instant;

/**
 * What is remembered of a plan beside its file.
 *
 * @param enabled whether its trigger starts it
 * @param handled up to when its trigger's moments have been dealt with
 */
public record PlanState(boolean enabled, Instant handled) {}
