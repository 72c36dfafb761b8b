package dev.daybook.ui.sessions;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.ui.cancelling.Target;
import dev.daybook.words.ShellText;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A session's row: the same for as long as the session is known, whatever becomes of it. */
final class SessionRow {

    /** As the daemon lists them: by start, then by id, newest first. A session's start never changes. */
    static final Comparator<SessionRow> NEWEST_FIRST = Comparator
            .comparing((SessionRow row) -> row.session().start())
            .thenComparingLong(SessionRow::id).reversed();

    private final ReadOnlyObjectWrapper<Target> shown;
    private @Nullable String text;
    private long told;

    /** By the answer to the question of this number. */
    SessionRow(Session session, Optional<Operation> operation, long asked) {
        this.told = asked;
        this.shown = new ReadOnlyObjectWrapper<>(new Target(session, operation));
    }

    ReadOnlyObjectProperty<Target> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Target shown() {
        return shown.get();
    }

    Session session() {
        return shown.get().session();
    }

    long id() {
        return session().id();
    }

    /** The number of the latest question whose answer it shows. */
    long told() {
        return told;
    }

    /** What an answer says; one that was asked for earlier than what is shown is from before, and is passed over. */
    void show(Session session, Optional<Operation> operation, long asked) {
        if (asked >= told) {
            told = asked;
            show(session, operation);
        }
    }

    /** Its operation is so now. */
    void show(Optional<Operation> operation) {
        show(session(), operation);
    }

    private void show(Session session, Optional<Operation> operation) {
        Target next = new Target(session, operation);
        if (!next.equals(shown.get())) {
            text = null;
            shown.set(next);
        }
    }

    /** All that a search looks at, in small letters. */
    String text() {
        if (text == null) {
            Session session = session();
            Stream<@Nullable String> own = Stream.of(String.valueOf(session.id()), session.title(), session.plan(),
                    session.phase(), session.category(), session.operationId(), session.failureReason());
            Stream<@Nullable String> ofOperation = shown().operation().stream().flatMap(operation -> Stream.of(
                    operation.title(), ShellText.command(operation.command()), operation.error()));
            text = Stream.concat(own, ofOperation).filter(part -> part != null)
                    .map(part -> String.valueOf(part).toLowerCase(Locale.ROOT)).collect(Collectors.joining("\n"));
        }
        return text;
    }
}
