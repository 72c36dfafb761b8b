package dev.daybook.ui.tray;

/** What the icon tells. Of several the first in this order. */
public enum TrayState {
    /** Nobody records, or it is not known yet. */
    AWAY,
    /** Something went wrong that the person has not seen, or nothing can be seen or stored. */
    ATTENTION,
    /** The person paused it. */
    PAUSED,
    /** All is well. */
    RECORDING
}
