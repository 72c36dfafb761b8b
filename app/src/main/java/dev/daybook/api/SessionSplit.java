package dev.daybook.api;

/**
 * The two that were made of a session.
 *
 * @param first which has its id
 * @param second which starts where the first ends
 */
public record SessionSplit(Session first, Session second) {}
