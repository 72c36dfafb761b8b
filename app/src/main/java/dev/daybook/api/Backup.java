package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was opened and read to its end when it was made.
 *
 * @param file its name in the folder of backups
 * @param taken when it was asked for, UTC; its name says so
 * @param size in bytes
 * @param sequence number of the last change in it
 * @param schema of the database in it
 * @param sessions in it
 * @param minutes in it
 * @param made {@code daily}, {@code ordered} by a person or a plan, or {@code before_migration}
 * @param kept why it stays: {@code newest}, {@code ordered}, {@code before_migration}, {@code day} or {@code week}; null
 *     when nobody says so, or it goes with the next one
 */
public record Backup(String file, Instant taken, long size, long sequence, int schema, long sessions, long minutes,
        String made, @Nullable String kept) {}
