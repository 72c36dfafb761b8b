package dev.daybook.api;

/**
 * A part of what an operation's command has written.
 *
 * @param text its bytes read as UTF-8; what is none stands as U+FFFD
 * @param start offset of its first byte; more than was asked for where older bytes are no longer there
 * @param end offset of the byte after its last: where the next part begins
 * @param complete whether the operation has ended and nothing follows
 */
public record LogPart(String text, long start, long end, boolean complete) {}
