package dev.daybook.settings;

/**
 * How long what is recorded is kept, in days; zero is for ever. What is active, not folded or not summarised yet is kept
 * in any case.
 *
 * @param activityDays spans, second by second, of which blocks are made; sleep is kept, for the days tell of it
 * @param blocksDays minutes with what was used in them: without them a day has no totals
 * @param sessionsDays sessions that have ended
 * @param operationsDays operations that have ended; their sessions stay
 * @param logsDays the folders of operations that have ended, with their logs
 */
public record Retention(int activityDays, int blocksDays, int sessionsDays, int operationsDays, int logsDays) {

    private static final int MOST = 36_500;

    static Retention read(SettingsReader reader) throws SettingsException {
        return new Retention(
                reader.number("retention.activity_days", 90, 0, MOST),
                reader.number("retention.blocks_days", 0, 0, MOST),
                reader.number("retention.sessions_days", 0, 0, MOST),
                reader.number("retention.operations_days", 365, 0, MOST),
                reader.number("retention.logs_days", 90, 0, MOST));
    }
}
