package dev.daybook.server;

import dev.daybook.api.Problem;
import org.jspecify.annotations.Nullable;

/** A request that is refused, with what the caller is told. */
final class Refusal extends Exception {

    private final transient Problem problem;
    private final @Nullable String allowed;

    private Refusal(int status, String title, String detail, String code) {
        this(status, title, detail, code, null);
    }

    private Refusal(int status, String title, String detail, String code, @Nullable String allowed) {
        super(detail);
        this.allowed = allowed;
        this.problem = new Problem("about:blank", title, status, detail, code);
    }

    static Refusal invalid(String detail) {
        return new Refusal(400, "Invalid request", detail, "invalid");
    }

    static Refusal tooLarge(String detail) {
        return new Refusal(413, "Content too large", detail, "invalid");
    }

    static Refusal wrongMethod(String detail, String allowed) {
        return new Refusal(405, "Method not allowed", detail, "invalid", allowed);
    }

    static Refusal notFound(String detail) {
        return new Refusal(404, "Not found", detail, "not_found");
    }

    static Refusal wrongType(String detail) {
        return new Refusal(409, "Wrong type", detail, "wrong_type");
    }

    static Refusal notCancellable(String detail) {
        return new Refusal(409, "Not cancellable", detail, "not_cancellable");
    }

    static Refusal conflict(String detail) {
        return new Refusal(409, "Conflict", detail, "conflict");
    }

    static Refusal unavailable(String detail) {
        return new Refusal(503, "Unavailable", detail, "unavailable");
    }

    static Refusal broken(String detail) {
        return new Refusal(500, "Internal error", detail, "unavailable");
    }

    Problem problem() {
        return problem;
    }

    /** The verbs that are possible instead, as the Allow header has them (RFC 9110, 15.5.6); null for other refusals. */
    @Nullable
    String allowed() {
        return allowed;
    }
}
