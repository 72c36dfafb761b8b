package dev.daybook.client;

import dev.daybook.api.Problem;

/** The daemon answered, and the answer is no. */
public final class Refused extends ClientException {

    // Not serialised: this exception lives and dies in one process.
    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.detail(), null);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
