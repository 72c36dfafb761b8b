package dev.daybook.forget;

import java.time.LocalDate;
import java.util.List;

/**
 * What has gone from the database, for whoever keeps something of it elsewhere.
 *
 * @param days the person's, on which anything of it lay
 * @param sessions that are not there any more
 * @param operations that are not there any more
 * @param backups whether also copies go that were made for the case that something breaks
 */
public record Forgotten(List<LocalDate> days, List<Long> sessions, List<String> operations, boolean backups) {}
