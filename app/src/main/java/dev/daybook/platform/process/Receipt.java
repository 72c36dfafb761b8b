package dev.daybook.platform.process;

/**
 * What a stop came to.
 *
 * @param stopped how many processes it ended
 * @param left how many it could not end
 */
public record Receipt(int stopped, int left) {}
