package dev.daybook.api;

import java.util.List;

/**
 * The backups there are.
 *
 * @param folder in which they lie
 * @param backups newest first
 * @param others paths of what lies beside them and was never verified
 */
public record BackupList(String folder, List<Backup> backups, List<String> others) {}
