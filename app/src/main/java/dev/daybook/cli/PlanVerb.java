package dev.daybook.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.Parameters;

/** A verb about one plan. */
abstract class PlanVerb extends Verb {

    // A path made with a slash or with '..' would ask something else.
    private static final Pattern SENDABLE = Pattern.compile("(?!\\.\\.?$)[^/\\\\%\\p{Cntrl}]{1,100}");

    @Parameters(arity = "1", paramLabel = "NAME", description = "The plan's whole name.")
    private String name = "";

    PlanVerb(Surroundings around) {
        super(around);
    }

    @Override
    final String list() {
        return "plan list";
    }

    /** The name as it was written, when it can be one. The sentence is the daemon's. */
    final String name() throws Failure {
        if (!SENDABLE.matcher(name).matches()) {
            throw new Failure(Exit.FAILED, "Plan " + name + " not found, see 'daybook plan list'");
        }
        return name;
    }
}
