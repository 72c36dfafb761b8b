package dev.daybook.summary;

import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Minutes that a test strings together, each wholly in one window. */
final class Minutes {

    private final List<Piece> pieces = new ArrayList<>();
    private Instant next;

    Minutes(Instant start) {
        this.next = start;
    }

    Minutes in(String application, String title, int minutes) {
        for (int i = 0; i < minutes; i++) {
            part(application, title, 60);
        }
        return this;
    }

    /** A minute of which so many seconds are told. */
    Minutes part(String application, String title, int seconds) {
        pieces.add(new Piece(new TimeRange(next, next.plusSeconds(60)), new Focus(application, title, null), seconds));
        next = next.plusSeconds(60);
        return this;
    }

    Minutes pause(int minutes) {
        next = next.plusSeconds(60L * minutes);
        return this;
    }

    Instant end() {
        return next;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }
}
