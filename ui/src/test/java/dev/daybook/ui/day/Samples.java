package dev.daybook.ui.day;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import dev.daybook.api.Totals.Total;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day in UTC as the daemon tells it. */
final class Samples {

    static final LocalDate DATE = LocalDate.parse("2026-11-20");
    static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-20T17:42:10Z");

    private Samples() {}

    static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }

    static Use use(String application, String title, String category, int seconds) {
        return new Use(application, title, null, category, seconds);
    }

    static Block active(Instant start, Use... uses) {
        int seconds = List.of(uses).stream().mapToInt(Use::seconds).sum();
        return new Block(start, start.plusSeconds(60), seconds, 60 - seconds, 0, 1L, List.of(uses));
    }

    static Block idle(Instant start) {
        return new Block(start, start.plusSeconds(60), 0, 60, 0, null, List.of());
    }

    static Day.Coverage coverage() {
        return new Day.Coverage(19_800, 2_400, 1_500, 600, 27_000, 1_800, 10_800, 22_500);
    }

    static Day day() {
        return new Day(DATE, "UTC", MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)), coverage(),
                List.of(new Day.Gap(MIDNIGHT, at("07:30"), "asleep"),
                        new Day.Gap(at("07:30"), at("08:30"), "unknown"),
                        new Day.Gap(at("15:00"), at("15:30"), "paused")),
                List.of(new Total("Work/Code", 11_400), new Total("Communication/Chat", 4_200),
                        new Total("Web", 3_600), new Total("Work/Documents", 1_800),
                        new Total("Uncategorised", 1_200)),
                List.of(new Total("Code", 9_900), new Total("Firefox", 5_100), new Total("Slack", 4_200),
                        new Total("Alacritty", 1_500), new Total("Evince", 1_500)));
    }

    static Timeline timeline() {
        List<Block> blocks = new ArrayList<>();
        for (int minute = 510; minute < 1062; minute++) {
            Instant start = MIDNIGHT.plus(Duration.ofMinutes(minute));
            if (minute >= 740 && minute < 765) {
                blocks.add(idle(start));
            } else if (minute < 900 || minute >= 930) {
                blocks.add(working(start, minute));
            }
        }
        return new Timeline(blocks);
    }

    private static Block working(Instant start, int minute) {
        return switch (minute / 25 % 5) {
            case 0, 3 -> active(start, use("Code", "Strip.java – daybook", "Work/Code", 50),
                    use("Alacritty", "mvn verify", "Work/Terminal", 10));
            case 1 -> active(start, use("Firefox", "JavaFX Canvas – Search", "Web", 60));
            case 2 -> active(start, use("Slack", "#daybook – Slack", "Communication/Chat", 45));
            default -> active(start, use("Evince", "Specification.pdf", "Work/Documents", 60));
        };
    }

    static Session session(long id, String kind, String status, String start, @Nullable String end,
            @Nullable String title, Session.@Nullable Recovered recovered) {
        return new Session(id, kind, title, null, status, at(start), end == null ? null : at(end), null, null, null,
                null,
                null, null, "written", 0, null, recovered, null);
    }

    static List<Session> sessions() {
        return List.of(
                session(6, "desk", "active", "15:30", null, null, null),
                session(5, "run", "failed", "14:10", "14:50", "Nightly import", null),
                session(4, "run", "ended", "13:40", "14:40", "mvn verify", null),
                session(3, "desk", "ended", "12:45", "15:00", "Code review", null),
                session(2, "desk", "ended", "11:40", "12:20", "Specification",
                        new Session.Recovered(at("12:45"), "killed", "block", at("11:40"), at("12:45"), at("12:20"))),
                session(1, "desk", "ended", "08:30", "11:40", "The strip", null));
    }
}
