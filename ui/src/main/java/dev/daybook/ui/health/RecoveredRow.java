package dev.daybook.ui.health;

import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.words.RecoveryWords;
import java.util.Objects;

/**
 * A session that the last launch had to end.
 *
 * @param words which one it is, and after what
 */
record RecoveredRow(long id, String words) {

    static RecoveredRow of(Session session, Recovered record, Moments moments) {
        String end = moments.times().time(Objects.requireNonNullElse(session.end(), record.at()));
        return new RecoveredRow(session.id(),
                "Session " + session.id() + ", " + moments.moment(session.start()) + " – " + end
                        + RecoveryWords.after(record.cause()));
    }
}
