package dev.daybook.store;

import java.util.Set;

/**
 * One change that is on disk: the feed that live views follow.
 *
 * @param sequence the change's number in the journal
 * @param tables names of the tables it wrote
 */
public record Committed(long sequence, Set<String> tables) {}
