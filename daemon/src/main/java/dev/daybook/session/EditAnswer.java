package dev.daybook.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of a wish to change sessions. */
public sealed interface EditAnswer {

    /**
     * It is so now, or was so before.
     *
     * @param session the one that was changed; of two that were made one the one that is left
     * @param borders where a session starts or ends now and did not before
     * @param edits numbers of the edits that were written down, or taken back, the first first; empty when all was so before
     */
    record Done(long session, List<Instant> borders, List<Long> edits) implements EditAnswer {}

    /** Nothing has changed. */
    sealed interface Refused extends EditAnswer {}

    record NotFound(long session) implements Refused {}

    /** It is a run: its time is its operation's. */
    record NotDesk(long session) implements Refused {}

    /** It is {@code active}, {@code failed} or {@code cancelled}. */
    record NotEnded(long session, String status) implements Refused {}

    /** A session lasts a second at least, and this one would end too early. */
    record NotAfterStart(Instant start) implements Refused {}

    /** The same, for the start. */
    record NotBeforeEnd(Instant end) implements Refused {}

    record InFuture(Instant now) implements Refused {}

    /** Desk sessions never overlap, and cancelled ones hold their time too. */
    record IntoNext(SessionBounds.Next next) implements Refused {}

    /** The same, for the start. */
    record IntoPrevious(SessionBounds.Previous previous) implements Refused {}

    /** There is nothing of the session on one side of it. */
    record NotWithin(Instant start, Instant end) implements Refused {}

    /** A session cannot be merged with itself. */
    record Same() implements Refused {}

    /** This one lies between the two. */
    record NotNeighbours(long between) implements Refused {}

    /** Together they would be longer than a session may be made. */
    record TooLong(Duration most) implements Refused {}

    /** Together the notes would be longer than one may be. */
    record NotesTooLong() implements Refused {}

    record NothingToUndo() implements Refused {}

    /**
     * What happened later to a session that the same change concerned stands in the way.
     *
     * @param what it was
     * @param undo the session of which it is taken back
     */
    record EditedLater(long session, String what, long undo) implements Refused {}
}
