package dev.daybook.ui.day;

import dev.daybook.api.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts sessions in lanes: desk sessions, which never overlap, in the topmost; runs below, side by side. Pure. */
final class SessionLanes {

    private SessionLanes() {}

    static List<SessionBar> of(List<Session> sessions, Instant now) {
        List<SessionBar> bars = new ArrayList<>();
        List<Instant> free = new ArrayList<>();
        for (Session session : sessions.stream().sorted(Comparator.comparing(Session::start)).toList()) {
            Instant end = session.end() == null ? now : session.end();
            int lane = session.kind().equals("desk") ? 0 : 1 + laneFor(session.start(), end, free);
            bars.add(new SessionBar(session, end, lane));
        }
        return bars;
    }

    static int lanes(List<SessionBar> bars) {
        return 1 + bars.stream().mapToInt(SessionBar::lane).max().orElse(0);
    }

    private static int laneFor(Instant start, Instant end, List<Instant> free) {
        for (int lane = 0; lane < free.size(); lane++) {
            if (!free.get(lane).isAfter(start)) {
                free.set(lane, end);
                return lane;
            }
        }
        free.add(end);
        return free.size() - 1;
    }
}
