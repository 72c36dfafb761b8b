package dev.daybook.words;

import dev.daybook.api.Backup;

/** What backups are called. */
public final class BackupWords {

    private BackupWords() {}

    /** What had it made: {@code by itself}, {@code ordered} or {@code before an upgrade}. */
    public static String made(Backup backup) {
        return switch (backup.made()) {
            case "daily" -> "by itself";
            case "before_migration" -> "before an upgrade";
            default -> "ordered";
        };
    }

    /** Why it stays; empty when nobody says so. */
    public static String kept(Backup backup) {
        String why = backup.kept();
        if (why == null) {
            return "";
        }
        return switch (why) {
            case "newest" -> "newest";
            case "ordered" -> "as ordered";
            case "before_migration" -> "upgrade";
            case "day" -> "its day";
            case "week" -> "its week";
            default -> why;
        };
    }
}
