package dev.daybook.ui.day;

import static dev.daybook.ui.day.Samples.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Session;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SessionLanesTest {

    @Test
    void deskSessionsShareTheTopAndRunsThatOverlapDoNot() {
        List<SessionBar> bars = SessionLanes.of(List.of(
                session(1, "desk", "ended", "09:00", "10:00", null, null),
                session(2, "desk", "ended", "10:00", "11:00", null, null),
                session(3, "run", "ended", "09:10", "09:40", null, null),
                session(4, "run", "ended", "09:20", "10:30", null, null),
                session(5, "run", "ended", "09:40", "09:50", null, null)), Samples.NOW);
        assertEquals("1:0 2:0 3:1 4:2 5:1", bars.stream()
                .sorted((one, other) -> Long.compare(one.session().id(), other.session().id()))
                .map(bar -> bar.session().id() + ":" + bar.lane()).collect(Collectors.joining(" ")));
        assertEquals(3, SessionLanes.lanes(bars));
    }

    @Test
    void whatGoesOnReachesToNow() {
        Session open = session(1, "desk", "active", "17:00", null, null, null);
        assertEquals(Samples.NOW, SessionLanes.of(List.of(open), Samples.NOW).getFirst().end());
        assertEquals(1, SessionLanes.lanes(List.of()));
    }
}
