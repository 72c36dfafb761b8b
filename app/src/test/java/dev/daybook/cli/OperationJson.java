package dev.daybook.cli;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;

/** Operations as a daemon tells of them. */
final class OperationJson {

    private OperationJson() {}

    static String running(String id) {
        return of(id, "running", "null", "null", "null");
    }

    static String completed(String id) {
        return of(id, "completed", "0", "\"exit\"", "null");
    }

    static String failed(String id, int code) {
        return of(id, "failed", String.valueOf(code), "\"exit\"", "null");
    }

    static String lost(String id) {
        return of(id, "failed", "null", "\"worker_lost\"", "null");
    }

    static String cancelled(String id, int stopped) {
        return of(id, "cancelled", "143", "\"cancelled\"", "{\"stopped\":" + stopped + ",\"left\":0}");
    }

    private static String of(String id, String status, String code, String cause, String receipt) {
        boolean over = !status.equals("running");
        return """
                {"id":"%s","session_id":7,"type":"command","runs_in":"worker","status":"%s","epoch":1,"title":"sleep 60",\
                "command":["sleep","60"],"cwd":"/tmp","grace_seconds":10,"retries":0,"created":"2026-11-22T12:00:00Z",\
                "started":"2026-11-22T12:00:01Z","ended":%s,"exit_code":%s,"cause":%s,"receipt":%s}"""
                .formatted(id, status, over ? "\"2026-11-22T12:10:01Z\"" : "null", code, cause, receipt);
    }

    static Answer list(String... operations) {
        return FakeDaemon.ok("{\"operations\":[" + String.join(",", operations) + "]}");
    }

    static Answer unknown(String id) {
        return refusal(404, "not_found", "Operation not found: " + id);
    }

    static Answer refusal(int status, String code, String detail) {
        return new Answer.Json(status, "{\"title\":\"T\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(status, detail, code));
    }
}
