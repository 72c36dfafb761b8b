package dev.daybook.recovery;

import java.util.Locale;

/** What chose a recovered session's end. */
public enum Evidence {
    /** The end of its latest block with activity. */
    BLOCK,
    /** It has no such block: a minute after its start. */
    NO_BLOCK,
    /** The next session's start cut it. */
    NEXT_SESSION,
    /** The longest a session may be cut it. */
    MAX_LENGTH,
    /** The launch cut it: the clock was set back since. */
    LAUNCH,
    /** It claims to start after the launch: it is kept, empty, at the launch. */
    FUTURE_START,
    /** Activity that was stored and belonged to no session yet. */
    ACTIVITY;

    /** The name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
