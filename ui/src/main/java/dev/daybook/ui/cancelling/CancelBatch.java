package dev.daybook.ui.cancelling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What became of several that were asked for together: told once it is known of all, and in between when some take their
 * time. Not thread safe: the JavaFX thread owns it.
 */
final class CancelBatch {

    private static final int TOLD_EACH = 3;

    private final int size;
    private final String many;
    private final Consumer<Told> tell;
    private final List<String> lines = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<Long> undoable = new ArrayList<>();
    private int answered;
    private int stopping;
    private boolean toldOfStopping;

    /**
     * What there is to say.
     *
     * @param undoable sessions whose cancel may be taken back
     */
    record Told(String line, List<Long> undoable) {}

    /**
     * Of so many.
     *
     * @param many what is said of more than a person reads in passing, after their number
     */
    CancelBatch(int size, String many, Consumer<Told> tell) {
        this.many = many;
        this.size = size;
        this.tell = tell;
    }

    /** One was taken, and its processes are still to stop. */
    void stopping(String line) {
        answered++;
        stopping++;
        if (size == 1) {
            tell.accept(new Told(line, List.of()));
        } else {
            tellWhatIsKnown();
        }
    }

    /** One of those has stopped. */
    void stopped(long session, String line, boolean undo) {
        stopping--;
        end(session, line, undo);
    }

    /** One was taken, and there was nothing to stop. */
    void done(long session, String line, boolean undo) {
        answered++;
        end(session, line, undo);
    }

    void refused(String line) {
        answered++;
        refusals.add(line);
        tellWhatIsKnown();
    }

    private void end(long session, String line, boolean undo) {
        lines.add(line);
        if (undo) {
            undoable.add(session);
        }
        tellWhatIsKnown();
    }

    private void tellWhatIsKnown() {
        if (lines.size() + refusals.size() == size) {
            tell.accept(new Told(line(), List.copyOf(undoable)));
        } else if (size > 1 && answered == size && !toldOfStopping) {
            toldOfStopping = true;
            tell.accept(new Told("Stopping " + stopping + " of " + size + "…", List.of()));
        }
    }

    private String line() {
        if (!refusals.isEmpty()) {
            String head = size == 1 ? "" : refusals.size() + " of " + size + " refused: ";
            return head + String.join("; ", refusals);
        }
        return size <= TOLD_EACH ? String.join("\n", lines) : size + " " + many;
    }
}
