package dev.daybook.ui.cancelling;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.SessionCancel;
import dev.daybook.client.Call;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Question;
import dev.daybook.words.CancelWords;
import java.util.List;

/**
 * Cancels sessions and operations once the person has said yes, and tells what came of it: at once that the cancel was
 * taken, and with the receipt when everything has stopped. Used on the JavaFX thread.
 */
public final class Cancels {

    private final Live live;
    private final Navigator navigator;
    private final Endings endings;

    public Cancels(Live live, Navigator navigator) {
        this.live = live;
        this.navigator = navigator;
        this.endings = new Endings(live);
    }

    /** Asks the person, and cancels them if they say yes. Those that are cancelled already are passed over. */
    public void ask(List<Target> targets) {
        List<Target> left = targets.stream().filter(Target::cancellable).toList();
        if (!left.isEmpty()) {
            navigator.ask(new CancelQuestion(left).of(() -> cancel(left)));
        }
    }

    /**
     * The same for an operation, with a grace of the person's choice.
     *
     * @param graceSeconds between SIGTERM and SIGKILL, from 0 to 86400
     */
    public void askOperation(Operation operation, int graceSeconds) {
        String text = graceSeconds == 0
                ? "Every process it started gets SIGKILL now, without a chance to put anything in order."
                : CancelQuestion.stop(operation);
        navigator.ask(new Question("Stop “" + operation.title() + "”?", text + "\n\nThis cannot be undone.",
                graceSeconds == 0 ? "Kill now" : "Stop", "Keep running", true,
                () -> cancelOperation(operation.id(), graceSeconds)));
    }

    private void cancelOperation(String id, int graceSeconds) {
        live.ask(Call.cancel(id, new CancelRequest(graceSeconds)), taken -> {
            navigator.say(taken.message());
            endings.follow(id, ended -> navigator.say(CancelWords.after(ended)), () -> {});
        }, failure -> navigator.say(failure.getMessage()));
    }

    private void cancel(List<Target> targets) {
        CancelBatch batch = new CancelBatch(targets.size(), "sessions cancelled", this::told);
        for (Target target : targets) {
            live.ask(Call.cancelSession(target.session().id()), taken -> taken(target, taken, batch),
                    failure -> batch.refused(failure.getMessage()));
        }
    }

    private void taken(Target target, SessionCancel taken, CancelBatch batch) {
        String operation = taken.operationId();
        boolean ran = target.active() && !target.desk();
        if (operation == null || !ran) {
            batch.done(taken.sessionId(), taken.message(), !ran);
            return;
        }
        batch.stopping(taken.message());
        endings.follow(operation,
                ended -> batch.stopped(taken.sessionId(), taken.message() + CancelWords.afterSession(ended),
                        ended.cancelRequested() == null && !ended.status().equals("cancelled")),
                () -> batch.stopped(taken.sessionId(), taken.message(), false));
    }

    private void told(CancelBatch.Told told) {
        if (told.undoable().isEmpty()) {
            navigator.say(told.line());
        } else {
            navigator.say(told.line(), "Undo", () -> restore(told.undoable()));
        }
    }

    private void restore(List<Long> sessions) {
        CancelBatch batch = new CancelBatch(sessions.size(), "sessions are back",
                told -> navigator.say(told.line()));
        for (long session : sessions) {
            live.ask(Call.restoreSession(session),
                    back -> batch.done(session, "Session " + session + " is back", false),
                    failure -> batch.refused(failure.getMessage()));
        }
    }
}
