package dev.daybook.ui.recorder;

/** What the recorder does, as far as the desktop can tell. */
public enum RecorderState {
    /** Not known yet. */
    LOOKING,
    /** It records. */
    RECORDING,
    /** The person paused it. */
    PAUSED,
    /** It runs and no source tells it anything, or it cannot store. */
    BLIND,
    /** Nobody records. */
    AWAY
}
