package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.at;
import static dev.daybook.cli.view.Samples.operation;

import dev.daybook.api.Operation;
import dev.daybook.api.Plan;
import dev.daybook.api.Plan.Phase;
import dev.daybook.api.Plan.Run;
import dev.daybook.api.Plan.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans as a daemon tells of them, on the Sunday of {@link Samples}. */
final class PlanSamples {

    static final String FOLDER = "/home/p/.config/daybook/plans";
    static final String RUN = "op_nightly001";

    private PlanSamples() {}

    /** Saves, publishes and tidies up, daily at two in the night. */
    static Plan nightly(@Nullable Run last) {
        return plan("nightly", new Trigger(null, "02:00"), true, at("02:00").plusSeconds(86_400), last,
                List.of(inDaemon("save", "backup", Map.of("keep", "7")),
                        inWorker("publish", List.of("rsync", "-a", "site/", "it's here"), 1800, 2, false),
                        inWorker("tidy", List.of("sh", "tidy.sh"), null, 0, true)));
    }

    static Plan plan(String name, @Nullable Trigger trigger, boolean enabled, @Nullable Instant next,
            @Nullable Run last, List<Phase> phases) {
        return new Plan(name, FOLDER + "/" + name + ".toml", trigger, enabled, next, phases, last);
    }

    static Phase inDaemon(String name, String task, Map<String, String> options) {
        return new Phase(name, "daemon", task, options, List.of(), null, null, null, 0, false);
    }

    static Phase inWorker(String name, List<String> command, @Nullable Integer timeout, int retries,
            boolean mayFail) {
        return new Phase(name, "worker", null, Map.of(), command, "/home/p/site", 10, timeout, retries, mayFail);
    }

    static Run run(String status, String phase, String started, @Nullable String ended, @Nullable String error) {
        return new Run(12, RUN, status, phase, at(started), ended == null ? null : at(ended), error);
    }

    /** The operation of a run. */
    static Operation parent(String members) {
        return operation("""
                "id":"op_nightly001","type":"plan","runs_in":"daemon","title":"nightly","command":[],"cwd":null,
                "worker_id":null,"worker_state":null,"pid":null,"created":"2026-11-22T12:00:00Z",
                "started":"2026-11-22T12:00:00Z","progress":{"fraction":0.34,"message":null}"""
                + (members.isEmpty() ? "" : "," + members));
    }

    static Operation saved() {
        return operation("""
                "id":"op_save000001","parent_id":"op_nightly001","type":"backup","runs_in":"daemon","phase":"save",
                "title":"nightly · save","command":[],"cwd":null,"worker_id":null,"worker_state":null,"pid":null,
                "status":"completed","created":"2026-11-22T12:00:00Z","started":"2026-11-22T12:00:00Z",
                "ended":"2026-11-22T12:05:00Z\"""");
    }

    static Operation publishing(String members) {
        return operation("""
                "id":"op_publish001","parent_id":"op_nightly001","phase":"publish","title":"nightly · publish",
                "created":"2026-11-22T12:05:00Z","started":"2026-11-22T12:05:00Z\""""
                + (members.isEmpty() ? "" : "," + members));
    }

    /** Exit code 3, after four minutes. */
    static Operation publishFailed(String members) {
        return publishing("""
                "status":"failed","worker_state":null,"pid":null,"ended":"2026-11-22T12:09:00Z","exit_code":3,
                "cause":"exit\"""" + (members.isEmpty() ? "" : "," + members));
    }
}
