package dev.daybook.ui.emblem;

/** What the emblem tells besides that it is Daybook. Each differs from the others in shape, not in colour alone. */
public enum Mark {
    /** A filled book: it records. */
    NONE,
    /** A grey book with two bars. */
    PAUSED,
    /** A book with an exclamation. */
    ATTENTION,
    /** A book of outlines alone: nobody records. */
    HOLLOW
}
