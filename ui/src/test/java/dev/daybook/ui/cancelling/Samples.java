package dev.daybook.ui.cancelling;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Sessions and operations as a daemon would tell of them, on one day. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");

    private static final String SESSION = """
            {"id": 1, "kind": "desk", "title": null, "status": "ended", "start": "2026-11-20T09:00:00Z",
             "end": "2026-11-20T10:00:00Z", "outcome": "idle", "summary": "written"}""";
    private static final String OPERATION = """
            {"id": "op_0000000001", "type": "command", "runs_in": "worker", "status": "running", "epoch": 1,
             "title": "make all", "command": ["make", "all"], "cwd": "/home/ada/src", "worker_id": "w1",
             "worker_state": "live", "grace_seconds": 10, "retries": 0, "created": "2026-11-20T14:00:00Z",
             "started": "2026-11-20T14:00:01Z"}""";

    private Samples() {}

    /** An ended desk session with what is different about it. */
    public static Session session(long id, String different) {
        return Json.MAPPER.treeToValue(merged(SESSION, different).put("id", id), Session.class);
    }

    /** A running command with what is different about it. */
    public static Operation operation(String id, String different) {
        return Json.MAPPER.treeToValue(merged(OPERATION, different).put("id", id), Operation.class);
    }

    /** A session that a launch had to end. */
    public static Session recovered(long id) {
        return session(id, """
                {"outcome": "recovered", "title": "Report", "category": "Work/Writing", "recovered": {
                 "at": "2026-11-20T11:00:00Z", "cause": "killed", "evidence": "block",
                 "window_start": "2026-11-20T09:00:00Z", "window_end": "2026-11-20T11:00:00Z",
                 "inferred_end": "2026-11-20T10:00:00Z"}}""");
    }

    private static ObjectNode merged(String whole, String different) {
        ObjectNode node = (ObjectNode) Json.MAPPER.readTree(whole);
        node.setAll((ObjectNode) Json.MAPPER.readTree(different));
        return node;
    }
}
