package dev.daybook.cli.view;

import dev.daybook.api.Health;
import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import dev.daybook.api.Totals;
import dev.daybook.api.Totals.Total;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One Sunday in Berlin, at a quarter past one in the afternoon. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T12:15:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
    static final Times TIMES = new Times(CLOCK);
    static final Pages PAGES = new Pages(CLOCK, false);

    private Samples() {}

    /** An instant of the day, Berlin time. */
    static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + ":00+01:00");
    }

    static Recorder recording() {
        return new Recorder("recording", "x11", null, "active", 3L, null, NOW, 13L);
    }

    static Recorder paused(@Nullable Instant until) {
        return new Recorder("paused", "x11", null, null, null, until, NOW, null);
    }

    static Recorder blind(String reason) {
        return new Recorder("blind", "x11", reason, null, null, null, null, null);
    }

    static Health health(Recorder recorder, String... notices) {
        return new Health(notices.length == 0 ? "ok" : "attention", "0.1.0",
                new Health.Launch(14, 4711, "8e0a", at("08:01")), recorder,
                new Health.OrphanDetector(true, at("09:00"), 0, 60, 15), new Health.Recovery(at("08:01"), 1, 0, null),
                new Health.Summaries(2, 0),
                new Health.Store("open", 4, 12_408, 7),
                new Health.Backups(at("09:02"), 7, 31_000_000, null, at("00:00").plus(Duration.ofDays(1))),
                List.of(notices));
    }

    static Session ended(long id, String from, String to, String outcome, @Nullable String title) {
        return new Session(id, "desk", title, null, "ended", at(from), at(to), null, null, null, null, outcome, null,
                "written", 0, null, null, null);
    }

    static Session active(long id, String from) {
        return new Session(id, "desk", null, null, "active", at(from), null, null, null, null, null, null, null, "none",
                0, null, null, null);
    }

    static Session recovered(long id, String from, String to, String title) {
        return new Session(id, "desk", title, null, "ended", at(from), at(to), null, null, null, null, "recovered",
                null,
                "pending", 0, null,
                new Session.Recovered(at("08:01"), "killed", "block", at(to), at(to).plusSeconds(60), at(to)), null);
    }

    /** Newest first. */
    static List<Session> sessions() {
        return List.of(active(13, "12:33"), recovered(12, "10:10", "11:58", "設計書を書く: データベースの移行計画とその検証について"),
                ended(11, "08:02", "09:47", "idle", "Writing the design page and answering the review of it"));
    }

    /** Minutes of one kind, end to end. */
    static List<Block> minutes(String from, String to, int active, int idle, String application, String title) {
        List<Block> blocks = new ArrayList<>();
        for (Instant at = at(from); at.isBefore(at(to)); at = at.plus(Duration.ofMinutes(1))) {
            List<Use> uses = active == 0 ? List.of() : List.of(new Use(application, title, null, "Work", active));
            blocks.add(new Block(at, at.plus(Duration.ofMinutes(1)), active, idle, 60 - active - idle, null, uses));
        }
        return blocks;
    }

    static Timeline timeline() {
        List<Block> blocks = new ArrayList<>(minutes("08:02", "09:10", 60, 0, "code", "Table.java"));
        blocks.addAll(minutes("09:10", "09:47", 35, 25, "firefox", "Review"));
        blocks.addAll(minutes("09:47", "10:10", 0, 60, "", ""));
        blocks.addAll(minutes("10:10", "11:58", 55, 5, "code", "設計書"));
        blocks.addAll(minutes("11:58", "12:33", 0, 0, "", ""));
        blocks.addAll(minutes("12:33", "13:15", 50, 10, "", ""));
        return new Timeline(blocks);
    }

    static Totals totals() {
        return new Totals(at("00:00"), at("00:00").plus(Duration.ofDays(1)), "app", 13_415, 2_400, 2_100,
                List.of(new Total("code", 10_020), new Total("", 2_100), new Total("firefox", 1_295),
                        new Total("xterm", 4)));
    }

    static Session run(long id, String status, @Nullable String end, String title) {
        return new Session(id, "run", title, null, status, at("12:40"), end == null ? null : at(end), null, null, null,
                "op_4kz0a1b2c3", null, null, "none", 0, null, null, null);
    }

    /** A command of one hour ago; {@code members} are added to it, or take the place of what it has. */
    static Operation operation(String members) {
        String plain = """
                {"id":"op_4kz0a1b2c3","session_id":14,"type":"command","runs_in":"worker","status":"running","epoch":1,
                "title":"Train the model","command":["python3","train.py","--note","it's 2"],"cwd":"/home/p/model",
                "worker_id":"w1","worker_state":"live","pid":4712,"grace_seconds":10,"retries":0,
                "created":"2026-11-22T11:15:00Z","started":"2026-11-22T11:33:00Z"}""";
        ObjectNode node = (ObjectNode) Json.MAPPER.readTree(plain);
        node.setAll((ObjectNode) Json.MAPPER.readTree("{" + members + "}"));
        return Json.MAPPER.treeToValue(node, Operation.class);
    }
}
