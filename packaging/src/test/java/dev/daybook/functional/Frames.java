package dev.daybook.functional;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Does a step in each frame and keeps how long it was from one frame to the next. */
final class Frames extends AnimationTimer {

    private static final double SLOW_MS = 33;

    private final String name;
    private final int most;
    private final Step step;
    private final Consumer<Frames> done;
    private final List<Double> millis = new ArrayList<>();
    private long before;
    private int frame;

    /** What is done in a frame; false once there is no more to do. */
    interface Step {

        boolean take(int frame);
    }

    Frames(String name, int most, Step step, Consumer<Frames> done) {
        this.name = name;
        this.most = most;
        this.step = step;
        this.done = done;
    }

    @Override
    public void handle(long now) {
        if (before != 0) {
            millis.add((now - before) / 1e6);
        }
        before = now;
        if (frame >= most || !step.take(frame)) {
            stop();
            millis.sort(null);
            done.accept(this);
        }
        frame++;
    }

    double median() {
        return at(0.5);
    }

    private double at(double share) {
        return millis.get(Math.min(millis.size() - 1, (int) (millis.size() * share)));
    }

    /** One line: how its frames compare with those that draw next to nothing. */
    void print(double idle) {
        long slow = millis.stream().filter(one -> one > SLOW_MS).count();
        System.out.printf(
                "%-18s %6d frames, ms: median %5.1f (%.2f × empty), p95 %5.1f, p99 %5.1f, max %6.1f; %d over %d%n",
                name, millis.size(), median(), median() / idle, at(0.95), at(0.99), millis.getLast(), slow,
                (int) SLOW_MS);
    }
}
