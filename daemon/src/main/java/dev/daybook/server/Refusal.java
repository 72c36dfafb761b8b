package dev.daybook.server;

import dev.daybook.api.Problem;

/** A request that is refused, with what the caller is told. */
final class Refusal extends Exception {

    private final transient Problem problem;

    private Refusal(int status, String title, String detail, String code) {
        super(detail);
        this.problem = new Problem("about:blank", title, status, detail, code);
    }

    static Refusal invalid(String detail) {
        return new Refusal(400, "Invalid request", detail, "invalid");
    }

    static Refusal tooLarge(String detail) {
        return new Refusal(413, "Content too large", detail, "invalid");
    }

    static Refusal wrongMethod(String detail) {
        return new Refusal(405, "Method not allowed", detail, "invalid");
    }

    static Refusal notFound(String detail) {
        return new Refusal(404, "Not found", detail, "not_found");
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
}
