package dev.daybook.planfile;

import dev.daybook.plan.Trigger;
import java.time.Duration;
import java.util.Optional;
import org.tomlj.TomlTable;

/** Reads when a plan starts by itself. */
final class TriggerReader {

    private static final String MUST = "{ daily_at = \"02:00\" } or { every = \"1h\" }";

    private TriggerReader() {}

    /** Empty without one, and after a problem. */
    static Optional<Trigger> trigger(Keys plan) {
        return plan.value("trigger").flatMap(value -> {
            if (value instanceof TomlTable table && !table.isEmpty()) {
                return trigger(plan, plan.inner("trigger", table));
            }
            plan.refuse("trigger",
                    "is " + (value instanceof TomlTable ? "empty" : Keys.shown(value)) + "; it must be " + MUST);
            return Optional.empty();
        });
    }

    private static Optional<Trigger> trigger(Keys plan, Keys keys) {
        Optional<Trigger> dailyAt = keys.given("daily_at", Form.TIME_OF_DAY).map(Trigger.DailyAt::new);
        Optional<Trigger> every = keys.given("every", Form.length(Duration.ofMinutes(1), Duration.ofDays(366)))
                .map(Trigger.Every::new);
        keys.refuseUnknown();
        if (keys.has("daily_at") && keys.has("every")) {
            plan.refuse("trigger", "has both daily_at and every; it must be " + MUST);
        }
        return dailyAt.or(() -> every);
    }
}
