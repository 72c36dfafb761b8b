package dev.daybook.store;

import dev.daybook.session.EndedSessions;

/** Sessions that are over, as a person takes their cancels back. Thread safe. */
public final class EndedSessionRows implements EndedSessions {

    private final Store store;

    public EndedSessionRows(Store store) {
        this.store = store;
    }

    @Override
    public Restoration restore(long session) {
        return store.change(change -> new CancelUndo(change).restore(session));
    }
}
