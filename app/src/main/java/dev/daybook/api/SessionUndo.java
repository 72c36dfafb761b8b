package dev.daybook.api;

import java.util.List;

/**
 * A change of a session was taken back.
 *
 * @param session as it is again; of one that was split off, which is gone, the one that has its time again
 * @param undone what was taken back in this session, the last first
 */
public record SessionUndo(Session session, List<Edit> undone) {}
