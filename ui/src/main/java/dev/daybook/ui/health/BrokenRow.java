package dev.daybook.ui.health;

import dev.daybook.api.Plans;

/**
 * A file in the plans' folder that is no plan.
 *
 * @param place its name, and the line where that is known
 */
record BrokenRow(String place, String error) {

    static BrokenRow of(Plans.Broken broken, String folder) {
        String file = broken.file().startsWith(folder + "/")
                ? broken.file().substring(folder.length() + 1)
                : broken.file();
        String key = broken.key();
        boolean told = key == null || broken.error().contains(key);
        return new BrokenRow(file + (broken.line() == null ? "" : ":" + broken.line()),
                told ? broken.error() : key + ": " + broken.error());
    }
}
