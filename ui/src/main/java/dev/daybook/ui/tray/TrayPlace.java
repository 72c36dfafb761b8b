package dev.daybook.ui.tray;

/** Whether a person can reach Daybook by the tray. */
public enum TrayPlace {
    /** Not known yet. */
    UNKNOWN,
    /** The icon is there. */
    SHOWN,
    /** There is no icon that anybody could see. */
    NONE
}
