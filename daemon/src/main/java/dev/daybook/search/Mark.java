package dev.daybook.search;

/**
 * A part of a text in which a wanted word was found.
 *
 * @param from the first UTF-16 unit
 * @param to the unit after the last
 */
public record Mark(int from, int to) {}
