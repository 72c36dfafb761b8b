package dev.daybook.ui.health;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Operations;
import dev.daybook.api.Plan;
import dev.daybook.api.PlanTriggered;
import dev.daybook.api.Plans;
import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.api.Sessions;
import dev.daybook.api.Workers;
import dev.daybook.ui.live.ScriptedLive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a daemon tells of itself. */
final class SampleHealth {

    static final Instant NOW = Instant.parse("2026-11-19T14:05:00Z");
    static final Instant LAUNCH = NOW.minusSeconds(2 * 3600);
    static final Recorder RECORDING = recorder("recording", null);

    private SampleHealth() {}

    static Recorder recorder(String state, @Nullable String reason) {
        return new Recorder(state, "x11", reason, "active", 2L, null, NOW.minusSeconds(1), 7L);
    }

    /** All is well: a session open, nothing under way, no plans. */
    static ScriptedLive well() {
        return new ScriptedLive(NOW)
                .says("GET health", health(0, List.of()))
                .says("GET sessions", new Sessions(List.of()))
                .says("GET sessions?status=active", new Sessions(List.of(session(7, null))))
                .says("GET operations", new Operations(List.of()))
                .says("GET workers", new Workers(List.of()))
                .says("GET plans", new Plans(List.of(), List.of(), "/home/ada/.config/daybook/plans"));
    }

    /** Much goes on, and some of it needs a person. */
    static ScriptedLive busy() {
        Operation train = operation("op_train", null, "running", "train the model", "live", 5000);
        Operation run = operation("op_nightly", null, "running", "nightly", null, 700);
        Operation phase = operation("op_publish", "op_nightly", "running", "publish", "live", 300);
        Operation lost = operation("op_sync", null, "reconciling", "sync photographs", "lost", 90_000);
        Operation queued = operation("op_render", null, "pending", "render the film", null, 40);
        return well()
                .says("GET health", health(2, List.of("A run of the plan nightly failed: phase publish ended with exit "
                        + "code 3; 'daybook plan show nightly' tells more",
                        "plans/weekly.toml cannot be used, line 7")))
                .says("GET sessions?limit", new Sessions(List.of(session(7, null),
                        session(6, new Recovered(LAUNCH.plusSeconds(1), "killed", "block", LAUNCH, LAUNCH, LAUNCH)),
                        session(5, new Recovered(LAUNCH.plusSeconds(1), "power_loss", "block", LAUNCH, LAUNCH, LAUNCH)),
                        session(2,
                                new Recovered(LAUNCH.minusSeconds(86_400), "killed", "block", LAUNCH, LAUNCH,
                                        LAUNCH)))))
                .says("GET operations?status=running", new Operations(List.of(train, run, phase)))
                .says("GET operations?status=reconciling", new Operations(List.of(lost)))
                .says("GET operations?status=pending", new Operations(List.of(queued)))
                .says("GET workers", new Workers(List.of(
                        new Workers.Worker("w1", 11, "live", NOW, List.of("op_train")),
                        new Workers.Worker("w2", 12, "unresponsive", NOW.minusSeconds(40), List.of("op_publish")))))
                .says("GET plans", plans())
                .says("POST plans/weekly/trigger", new PlanTriggered(true, "started", 9L, "op_weekly"));
    }

    static Plans plans() {
        Plan nightly = plan("nightly", new Plan.Trigger(null, "02:00"), true, NOW.plusSeconds(11 * 3600),
                new Plan.Run(4, "op_nightly", "active", "publish", NOW.minusSeconds(700), null, null));
        Plan weekly = plan("weekly", new Plan.Trigger("168h", null), true, NOW.plusSeconds(12 * 60),
                new Plan.Run(3, "op_w", "failed", "save", NOW.minusSeconds(90_000), NOW.minusSeconds(89_000),
                        "phase save: no space left on device"));
        Plan byHand = plan("tidy", null, true, null, null);
        String folder = "/home/ada/.config/daybook/plans";
        return new Plans(List.of(nightly, byHand, weekly), List.of(new Plans.Broken(folder + "/broken.toml", 7,
                "phase[2].command", "it is text and must be a list such as [\"sh\", \"publish.sh\"]")), folder);
    }

    static Plan disabled(String name) {
        return plan(name, new Plan.Trigger("168h", null), false, null, null);
    }

    private static Plan plan(String name, Plan.@Nullable Trigger trigger, boolean enabled, @Nullable Instant due,
            Plan.@Nullable Run run) {
        Plan.Phase phase = new Plan.Phase("save", "daemon", "backup", Map.of(), List.of(), null, null, null, 0, false);
        return new Plan(name, name + ".toml", trigger, enabled, due, List.of(phase), run);
    }

    static Health health(int recovered, List<String> notices) {
        return health(42, recovered, notices);
    }

    static Health health(long launch, int recovered, List<String> notices) {
        return new Health(notices.isEmpty() ? "ok" : "attention", "0.1.0",
                new Health.Launch(launch, 4711, "boot", LAUNCH), RECORDING,
                new Health.OrphanDetector(true, NOW.minusSeconds(4), recovered == 0 ? 0 : 1, 60, 15),
                new Health.Recovery(LAUNCH, recovered, 0, null),
                new Health.Summaries(recovered == 0 ? 0 : 3, recovered == 0 ? 0 : 1),
                new Health.Store("open", 4, 128_431, recovered == 0 ? 0 : 212),
                new Health.Backups(NOW.minusSeconds(3 * 3600), 9, 212_000_000,
                        recovered == 0 ? null : "no space left on device", NOW.plusSeconds(9 * 3600)),
                notices);
    }

    static Session session(long id, @Nullable Recovered recovered) {
        Instant start = NOW.minusSeconds(3600 * (8 - id));
        return new Session(id, "desk", null, null, recovered == null ? "active" : "ended", start,
                recovered == null ? null : start.plusSeconds(1800), null, null, null, null, null, null, "none", 0, null,
                recovered, null);
    }

    static Operation operation(String id, @Nullable String parent, String status, String title,
            @Nullable String worker, int age) {
        return new Operation(id, null, parent, parent == null ? "command" : "plan", "worker", null, status, 1, title,
                List.of("sh"), null, null, null, worker, null, null, 10, null, 0, null, null, null,
                NOW.minusSeconds(age), status.equals("pending") ? null : NOW.minusSeconds(age), null, null, null, null,
                null, null, null, null, null);
    }
}
