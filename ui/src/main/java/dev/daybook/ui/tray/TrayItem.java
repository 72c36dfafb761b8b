package dev.daybook.ui.tray;

import java.util.List;

/** An entry of the menu. Those that can be chosen run what they hold on the JavaFX thread. */
public sealed interface TrayItem {

    /**
     * What it is, whatever it says: an entry keeps its place on the screen while its key stays, and is never reused for
     * another, so that a click lands on what was read.
     */
    String key();

    /** Does something. */
    record Action(String key, String text, boolean enabled, Runnable run) implements TrayItem {}

    /** Is on or off; choosing it asks for the other. */
    record Toggle(String key, String text, boolean on, Runnable run) implements TrayItem {}

    /** Opens more entries. */
    record Submenu(String key, String text, List<TrayItem> items) implements TrayItem {}

    /** Says something. */
    record Label(String key, String text) implements TrayItem {}

    /** A line between groups. */
    record Separator(String key) implements TrayItem {}
}
