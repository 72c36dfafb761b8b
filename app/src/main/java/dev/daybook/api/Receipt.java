package dev.daybook.api;

/**
 * What a stop did to an operation's processes.
 *
 * @param stopped processes that were told to stop and are gone
 * @param left processes that survived even SIGKILL
 */
public record Receipt(int stopped, int left) {}
