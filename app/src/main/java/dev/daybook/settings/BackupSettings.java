package dev.daybook.settings;

/**
 * Backups that the daemon makes by itself.
 *
 * @param daily whether it makes any
 * @param keepDaily of so many days that have a backup the newest stays
 * @param keepWeekly of so many weeks before those days the newest stays
 */
public record BackupSettings(boolean daily, int keepDaily, int keepWeekly) {

    static BackupSettings read(SettingsReader reader) throws SettingsException {
        return new BackupSettings(
                reader.flag("backup.daily", true),
                reader.number("backup.keep_daily", 7, 1, 366),
                reader.number("backup.keep_weekly", 4, 0, 520));
    }
}
