package dev.daybook.api;

import java.time.Instant;
import java.util.List;

/**
 * What has been forgotten. It says none of the words.
 *
 * @param operation that did it
 * @param at when it was done
 * @param forgotten what went, as it was counted before
 * @param backupsRemoved backups that are gone, each replaced by a newer one
 * @param leftIn files that still hold some of it or may, and why
 */
public record ForgetReceipt(String operation, Instant at, ForgetPreview forgotten, long backupsRemoved,
        List<LeftIn> leftIn) {

    /** A file that still holds something, or may. */
    public record LeftIn(String path, String why) {}
}
