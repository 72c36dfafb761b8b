package dev.daybook.cli;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;

/** Plans and their runs as a daemon tells of them. */
final class PlanJson {

    static final String RUN = "op_nightly001";
    static final String SAVE = "op_save000001";
    static final String PUBLISH = "op_publish001";
    static final String TIDY = "op_tidy000001";

    private static final String DAILY = "{\"every\":null,\"daily_at\":\"02:00\"}";

    private PlanJson() {}

    /** Daily at two in the night, never run. */
    static String nightly() {
        return nightly(DAILY, true, "\"2026-11-23T01:00:00Z\"", "null");
    }

    static String nightly(String trigger, boolean enabled, String next, String lastRun) {
        return """
                {"name":"nightly","file":"/p/plans/nightly.toml","trigger":%s,"enabled":%b,"next_due":%s,\
                "phases":[{"name":"save","runs_in":"daemon","task":"backup","options":{"keep":"7"},"command":[],\
                "retries":0,"may_fail":false},{"name":"publish","runs_in":"worker","options":{},\
                "command":["sh","publish.sh"],"cwd":"/p","grace_seconds":10,"retries":0,"may_fail":false}],\
                "last_run":%s}""".formatted(trigger, enabled, next, lastRun);
    }

    /** Goes on since a quarter of an hour. */
    static String running() {
        return nightly(DAILY, true, "\"2026-11-23T01:00:00Z\"", """
                {"session_id":12,"operation_id":"op_nightly001","status":"active","phase":"publish",\
                "started":"2026-11-22T12:00:00Z","ended":null,"error":null}""");
    }

    static String disabled() {
        return nightly(DAILY, false, "null", "null");
    }

    static String byHand() {
        return nightly("null", true, "null", "null");
    }

    static Answer triggered(boolean started, String reason, String operation) {
        return FakeDaemon.ok("{\"triggered\":%b,\"reason\":\"%s\",\"session_id\":12,\"operation_id\":%s}"
                .formatted(started, reason, operation));
    }

    /** The operation of a run: {@code error} as JSON. */
    static String run(String status, String error) {
        return operation(RUN, "plan", "daemon", "null", status, "null", error);
    }

    /** Work inside the daemon. */
    static String save(String status) {
        return operation(SAVE, "backup", "daemon", "\"save\"", status, "null", "null");
    }

    /** A command. */
    static String publish(String status, String code) {
        return operation(PUBLISH, "command", "worker", "\"publish\"", status, code, "null");
    }

    /** The command after it. */
    static String tidy(String status) {
        return operation(TIDY, "command", "worker", "\"tidy\"", status, "null", "null");
    }

    private static String operation(String id, String type, String where, String phase, String status, String code,
            String error) {
        boolean waits = status.equals("pending");
        boolean over = !waits && !status.equals("running");
        return """
                {"id":"%s","session_id":12,"parent_id":%s,"type":"%s","runs_in":"%s","phase":%s,"status":"%s","epoch":1,\
                "title":"nightly","command":[],"grace_seconds":10,"retries":0,"created":"2026-11-22T12:00:00Z",\
                "started":%s,"ended":%s,"exit_code":%s,"cause":%s,"error":%s}"""
                .formatted(id, type.equals("plan") ? "null" : "\"" + RUN + "\"", type, where, phase, status,
                        waits ? "null" : "\"2026-11-22T12:00:00Z\"", over ? "\"2026-11-22T12:10:00Z\"" : "null", code,
                        over ? "\"exit\"" : "null", error);
    }
}
