package dev.daybook.server;

import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionWish;
import java.time.Instant;

/**
 * Says why a session cannot be changed as asked. Pure.
 *
 * @param session the one that was asked about
 * @param desk what is possible of a desk session alone
 * @param ended what is possible of one that has ended alone
 * @param start how a sentence about the start that was asked for begins
 * @param end the same for the end
 */
record EditRefusals(long session, String desk, String ended, String start, String end) {

    static EditRefusals ofEdit(long session, SessionWish wish) {
        String what = wish.start().isEmpty() ? "the end" : wish.end().isEmpty() ? "the start" : "start and end";
        return new EditRefusals(session, what + " of a desk session can be corrected",
                what + " of an ended session can be corrected",
                "'start' is " + wish.start().orElse(Instant.EPOCH) + "; ",
                "'end' is " + wish.end().orElse(Instant.EPOCH) + "; ");
    }

    static EditRefusals ofSplit(long session, Instant at) {
        String head = "'at' is " + at + "; ";
        return new EditRefusals(session, "a desk session can be split", "an ended session can be split", head, head);
    }

    static EditRefusals ofMerge(long session, long with) {
        String head = "'with' is " + with + "; ";
        return new EditRefusals(session, "desk sessions can be merged", "ended sessions can be merged", head, head);
    }

    static EditRefusals ofUndo(long session) {
        String head = "The last change of session " + session + " cannot be taken back: ";
        return new EditRefusals(session, "a desk session has such changes", "of an ended session it can be taken back",
                head, head);
    }

    Refusal of(EditAnswer.Refused refused) {
        String name = "session " + session;
        return switch (refused) {
            case EditAnswer.NotFound unknown -> Refusal.notFound("Session " + unknown.session() + " not found");
            case EditAnswer.NotDesk run -> Refusal.conflict("Session " + run.session()
                    + " is a run, which ends with its operation; only " + desk);
            case EditAnswer.NotEnded other -> Refusal.conflict("Session " + other.session() + " is " + other.status()
                    + "; only " + ended);
            case EditAnswer.NotAfterStart early -> Refusal.invalid(end + name + " starts at " + early.start()
                    + " and lasts at least 1 s");
            case EditAnswer.NotBeforeEnd late -> Refusal.invalid(start + name + " ends at " + late.end()
                    + " and lasts at least 1 s");
            case EditAnswer.InFuture future -> Refusal.invalid(end + "it must not be after now, " + future.now());
            case EditAnswer.NotWithin range -> Refusal.invalid(start + name + " goes from " + range.start() + " to "
                    + range.end() + ", and each part lasts at least 1 s");
            case EditAnswer.Same _ -> Refusal.invalid(start + "a session cannot be merged with itself");
            case EditAnswer.IntoNext over -> Refusal.conflict(end + "session " + over.next().id() + " starts at "
                    + over.next().start() + ", and desk sessions never overlap");
            case EditAnswer.IntoPrevious over -> Refusal.conflict(start + "session " + over.previous().id()
                    + over.previous().end().map(at -> " ends at " + at).orElse(" goes on")
                    + ", and desk sessions never overlap");
            case EditAnswer.NotNeighbours apart -> Refusal.conflict(start + "session " + apart.between()
                    + " lies between it and " + name + ", and only neighbours can be merged");
            case EditAnswer.TooLong length -> Refusal.conflict(start + "it and " + name + " would be longer than "
                    + length.most().toDays() + " days together");
            case EditAnswer.NotesTooLong _ -> Refusal.conflict(start + "its note and that of " + name
                    + " would have more than " + SessionWish.MOST_NOTE + " characters together");
            case EditAnswer.NothingToUndo _ -> Refusal.conflict("Nothing was changed in " + name
                    + " that could be taken back");
            case EditAnswer.EditedLater later -> Refusal.conflict(start + "session " + later.session()
                    + " was changed later (" + later.what() + "); undo that first, in session " + later.undo());
        };
    }
}
