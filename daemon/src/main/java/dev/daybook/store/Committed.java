package dev.daybook.store;

import java.util.Set;

/**
 * One change that is on disk: the feed that live views follow.
 *
 * @param sequence the change's number in the journal
 * @param tables names of the tables it wrote
 * @param sessions ids of the sessions that it wrote something of
 */
public record Committed(long sequence, Set<String> tables, Set<Long> sessions) {}
