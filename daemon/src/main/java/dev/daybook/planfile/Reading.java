package dev.daybook.planfile;

import dev.daybook.plan.Plan;
import dev.daybook.planfile.PlanFiles.Broken;

/** What a file came to. */
sealed interface Reading {

    /**
     * A plan, unless another file has its name.
     *
     * @param nameLine where the name stands
     */
    record Good(Plan plan, int nameLine) implements Reading {}

    record Bad(Broken broken) implements Reading {}
}
