package dev.daybook.ui.live;

import java.util.function.Consumer;

/**
 * A question that is asked again when it was wanted while it was on its way, once, however often: answers never
 * overtake each other, and a slow daemon is not asked more for being slow. Used on the JavaFX thread.
 */
public final class OneAtATime {

    private final Consumer<Runnable> question;
    private boolean underWay;
    private boolean wantedAgain;

    /** Asks by {@code question}, which runs what it is handed once it has its answer, or none. */
    public OneAtATime(Consumer<Runnable> question) {
        this.question = question;
    }

    /** Asks now, or as soon as the question on its way is answered. */
    public void want() {
        if (underWay) {
            wantedAgain = true;
            return;
        }
        underWay = true;
        question.accept(this::answered);
    }

    private void answered() {
        underWay = false;
        if (wantedAgain) {
            wantedAgain = false;
            want();
        }
    }
}
