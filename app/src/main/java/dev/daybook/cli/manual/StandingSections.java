package dev.daybook.cli.manual;

import java.util.List;

/** What is to be said beside the verbs: codes, files, variables. */
final class StandingSections {

    private StandingSections() {}

    static void write(Roff page) {
        page.section("EXIT STATUS");
        entry(page, "0", "Done.");
        entry(page, "1", "Refused or failed.");
        entry(page, "2", "Wrong usage.");
        entry(page, "69", "The daemon is not reachable.");
        entry(page, "75", "Another daemon holds the data.");
        entry(page, "78", "Bad configuration.");
        page.text("Verbs that end with a command's own code say so above.");
        page.section("FILES").text("With DAYBOOK_HOME set all of them are below it.");
        entry(page, "~/.config/daybook/config.toml", "Settings, categories and exclusions.");
        entry(page, "~/.config/daybook/plans/", "Plans, a file each.");
        entry(page, "~/.local/share/daybook/", "The record: data/ (database, journal, backups), events/ (a file a day),"
                + " operations/ (logs of commands), exports/.");
        entry(page, "~/.local/state/daybook/logs/", "What the daemon and the desktop have to say.");
        entry(page, "$XDG_RUNTIME_DIR/daybook/", "The daemon's socket and lock.");
        page.section("ENVIRONMENT");
        entry(page, "DAYBOOK_HOME", "One folder for everything.");
        entry(page, "DAYBOOK_JAVA_HOME", "A Java to run with instead of the one that was installed.");
        entry(page, "DAYBOOK_JAVA_OPTS", "Options of the Java virtual machine.");
        entry(page, "DAYBOOK_SECTION_KEY", "Any setting, before the one in config.toml.");
        entry(page, "NO_COLOR", "When it is not empty, no colours.");
        page.section("SEE ALSO").raw(".BR daybookd (1),").raw(".BR daybook\\-tray (1)");
    }

    private static void entry(Roff page, String term, String text) {
        page.entry(List.of(term), "", text);
    }
}
