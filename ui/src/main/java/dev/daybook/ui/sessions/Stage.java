package dev.daybook.ui.sessions;

/** What there is to see of the sessions. */
enum Stage {
    /** Asked, and not answered yet. */
    LOOKING,
    /** The daemon was never there. */
    UNSEEN,
    /** There are none at all. */
    NONE,
    /** None found yet that the filters let through, and older ones are still to come. */
    SEARCHING,
    /** None that the filters let through. */
    NO_MATCH,
    /** Some. */
    ROWS
}
