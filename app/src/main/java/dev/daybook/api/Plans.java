package dev.daybook.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All plans.
 *
 * @param plans that can be used, by name
 * @param broken files that are no plans
 * @param folder in which plans stand
 */
public record Plans(List<Plan> plans, List<Broken> broken, String folder) {

    /**
     * A file that is no plan.
     *
     * @param line from 1; null when it is about all of the file
     * @param key for instance {@code phase[2].command}; null when it is about no key
     * @param error one line: what, where, what to do
     */
    public record Broken(String file, @Nullable Integer line, @Nullable String key, String error) {}
}
