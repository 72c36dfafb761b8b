package dev.daybook.client;

import dev.daybook.api.Problem;

/** The client's own failures, for tests of what becomes of them. */
public final class Failures {

    private Failures() {}

    public static ClientException refused(String detail) {
        return new Refused(new Problem(null, "Conflict", 409, detail, "conflict"));
    }

    public static ClientException away() {
        return new DaemonAway(DaemonAway.Why.NOT_RUNNING, "no daemon listens on run/daemon.sock",
                "start one with 'daybook daemon'", null);
    }
}
